import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** A bordered surface. Pads its content unless `flush`, which is for lists and tables. */
export function Card({ flush, className, ...rest }: ComponentProps<'div'> & { flush?: boolean }) {
  return <div {...rest} className={cn('rounded-lg border bg-surface', !flush && 'p-4 sm:p-6', className)} />
}

interface SectionProps {
  title: ReactNode
  description?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  id?: string
  className?: string
  children?: ReactNode
}

/** A titled group of a page. */
export function Section({ title, description, actions, id, className, children }: SectionProps) {
  return (
    <section id={id} className={cn('flex min-w-0 flex-col gap-3', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3.5">
        <div className="min-w-0">
          <h2 className="text-sm font-medium">{title}</h2>
          {description && <p className="mt-0.5 max-w-prose text-xs text-muted-foreground">{description}</p>}
        </div>
        {actions && <div className="-my-1.5 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

interface DisclosureProps {
  summary: ReactNode
  open?: boolean
  className?: string
  children: ReactNode
}

/** Out of sight until wanted, never out of reach. */
export function Disclosure({ summary, open, className, children }: DisclosureProps) {
  return (
    <details open={open} className={cn('group/disclosure min-w-0', className)}>
      <summary className="inline-flex list-none items-center gap-1.5 rounded-md text-sm font-medium text-muted-foreground transition-colors hover:text-foreground [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="size-4 shrink-0 fill-none stroke-current transition-transform group-open/disclosure:rotate-90"
        >
          <path d="M6 4l4 4-4 4" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        {summary}
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  )
}
