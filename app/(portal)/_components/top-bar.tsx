import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from '@/app/_components/logo'
import { ThemeToggle } from '@/app/_components/theme-toggle'
import { AccountMenu } from './account-menu'

interface TopBarProps {
  email: string
  /** Slug of the partner whose pages these are. */
  partner?: string
  /** Beside the mark: the partner menu. */
  left?: ReactNode
  /** The tab bar under it. */
  tabs?: ReactNode
}

/** The top of every signed-in page. */
export function TopBar({ email, partner, left, tabs }: TopBarProps) {
  return (
    <header className="border-b bg-surface">
      <div className="mx-auto max-w-[1168px] px-4 sm:px-6">
        <div className="flex h-14 items-center justify-between gap-4">
          <div className="flex min-w-0 items-center gap-1.5">
            <Link href="/" aria-label="Portico" className="rounded-md">
              <Logo />
            </Link>
            {left}
          </div>
          <div className="flex items-center gap-1">
            <ThemeToggle />
            <AccountMenu email={email} partner={partner} />
          </div>
        </div>
        {tabs}
      </div>
    </header>
  )
}
