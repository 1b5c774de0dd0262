import type { ReactNode } from 'react'

interface PageHeaderProps {
  title: ReactNode
  /** Beside the title: a badge. */
  badge?: ReactNode
  description?: ReactNode
  /** Buttons at the right; at most one primary. */
  actions?: ReactNode
}

/** The page's one h1. */
export function PageHeader({ title, badge, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-medium tracking-tight">{title}</h1>
          {badge}
        </div>
        {description && <div className="max-w-[640px] text-pretty text-muted-foreground">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
