import type { ReactNode } from 'react'

interface AccountPanelProps {
  title: string
  description?: ReactNode
  /** Under the panel: the other way in. */
  footer?: ReactNode
  children?: ReactNode
}

/** The one box of an account page; on a phone the page itself. */
export function AccountPanel({ title, description, footer, children }: AccountPanelProps) {
  return (
    <div className="w-full max-w-[416px]">
      <div className="flex flex-col gap-6 sm:rounded-lg sm:border sm:bg-surface sm:p-8">
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-medium tracking-tight">{title}</h1>
          {description && <div className="text-muted-foreground">{description}</div>}
        </div>
        {children}
      </div>
      {footer && <div className="mt-6 text-muted-foreground sm:text-center">{footer}</div>}
    </div>
  )
}
