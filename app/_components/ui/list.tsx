import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { Card } from './card'
import { cn } from './cn'

/** Rows in a bordered box. */
export function List({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <Card flush>
      <ul aria-label={label} className="divide-y">
        {children}
      </ul>
    </Card>
  )
}

interface ListRowProps {
  title: ReactNode
  /** Before the title. */
  icon?: ReactNode
  /** Opens with the whole row. Buttons in `actions` stay on top of it. */
  href?: string
  /** The row that is open beside the list. */
  current?: boolean
  /** One line under the title. */
  detail?: ReactNode
  /** Badge beside the title. */
  badge?: ReactNode
  /** Quiet text at the right: last change, a number that matters. Under the title on a phone. */
  meta?: ReactNode
  actions?: ReactNode
  mono?: boolean
}

export function ListRow({ title, icon, href, current, detail, badge, meta, actions, mono }: ListRowProps) {
  const titleStyle = cn('min-w-0 truncate font-medium', mono ? 'font-mono text-xs' : 'text-sm')
  return (
    <li
      className={cn(
        'relative flex min-h-14 items-center gap-4 px-4 py-3 first:rounded-t-lg last:rounded-b-lg',
        href && 'transition-colors hover:bg-subtle/60',
        current && 'bg-accent-subtle hover:bg-accent-subtle',
      )}
    >
      {icon}
      <div className="flex min-w-0 grow flex-col gap-x-6 gap-y-1 sm:flex-row sm:items-center sm:justify-between">
        <div className="min-w-0">
          <div className="flex min-w-0 items-center gap-2.5">
            {href ? (
              <Link
                href={href}
                aria-current={current ? 'true' : undefined}
                className={cn(
                  titleStyle,
                  'outline-none after:absolute after:inset-0 after:rounded-[inherit] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring',
                )}
              >
                {title}
              </Link>
            ) : (
              <span className={titleStyle}>{title}</span>
            )}
            {badge}
          </div>
          {detail && <div className="mt-0.5 truncate text-xs text-muted-foreground">{detail}</div>}
        </div>
        {meta && (
          <div className="flex shrink-0 flex-wrap items-center gap-x-4 text-xs text-muted-foreground tabular-nums">
            {meta}
          </div>
        )}
      </div>
      {actions && <div className="relative -mr-1.5 flex shrink-0 items-center gap-1 empty:hidden">{actions}</div>}
    </li>
  )
}

/** Scrolls inside itself where it is wider than the page. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-lg border bg-surface">
      <table className="w-full text-left text-xs [&_tbody_tr]:border-t">{children}</table>
    </section>
  )
}

export function Th({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...rest}
      className={cn('h-9 px-4 font-medium whitespace-nowrap text-muted-foreground', className)}
    />
  )
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={cn('px-4 py-2.5 align-top', className)} />
}
