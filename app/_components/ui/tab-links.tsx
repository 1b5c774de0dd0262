'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { cn } from './cn'

export interface TabLink {
  href: string
  label: string
  count?: number
  /** Where the path alone does not say it: a tab in the query. */
  current?: boolean
  /** Current on this very path only, not below it. */
  exact?: boolean
}

function isCurrent(tab: TabLink, path: string): boolean {
  if (tab.current !== undefined) return tab.current
  return path === tab.href || (!tab.exact && path.startsWith(`${tab.href}/`))
}

/** Tabs as links: the address holds the state. Scrolls sideways on a phone. */
export function TabLinks({ label, tabs, className }: { label: string; tabs: TabLink[]; className?: string }) {
  const path = usePathname()
  const list = useRef<HTMLUListElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is what moves the current tab
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - 48
  }, [path])

  return (
    <nav aria-label={label} className={className}>
      <ul ref={list} className="relative -mb-px flex gap-1 overflow-x-auto [scrollbar-width:none]">
        {tabs.map((tab) => {
          const current = isCurrent(tab, path)
          return (
            <li key={tab.href} className="shrink-0">
              <Link
                href={tab.href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'group/tab relative flex h-10 items-center border-b-2 text-sm outline-none transition-colors',
                  current
                    ? 'border-foreground font-medium text-foreground'
                    : 'border-transparent text-muted-foreground hover:text-foreground',
                )}
              >
                <span className="flex h-7 items-center gap-1.5 rounded-md px-2.5 group-hover/tab:bg-subtle group-focus-visible/tab:outline-2 group-focus-visible/tab:-outline-offset-2 group-focus-visible/tab:outline-ring">
                  {tab.label}
                  {tab.count !== undefined && (
                    <span className="text-xs font-normal text-muted-foreground tabular-nums">{tab.count}</span>
                  )}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
