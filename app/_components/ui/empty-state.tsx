import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  /** Teaches the next step. */
  children?: ReactNode
  /** One button. */
  action?: ReactNode
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed border-input bg-surface px-6 py-14 text-center">
      {Icon && (
        <span className="mb-4 grid size-10 place-items-center rounded-lg border bg-background text-muted-foreground">
          <Icon size={16} aria-hidden />
        </span>
      )}
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-md text-muted-foreground">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
