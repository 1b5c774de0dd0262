import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

const TONES = {
  neutral: { icon: Info, style: 'bg-subtle', iconStyle: 'text-muted-foreground' },
  success: { icon: CircleCheck, style: 'bg-success-subtle', iconStyle: 'text-success' },
  warning: { icon: TriangleAlert, style: 'bg-warning-subtle', iconStyle: 'text-warning' },
  danger: { icon: CircleAlert, style: 'bg-danger-subtle', iconStyle: 'text-danger' },
}

interface CalloutProps {
  tone?: keyof typeof TONES
  title?: ReactNode
  /** Announces it: for what appears after an action. */
  announce?: boolean
  className?: string
  children?: ReactNode
}

/** Something to know before going on. */
export function Callout({ tone = 'neutral', title, announce, className, children }: CalloutProps) {
  const { icon: Icon, style, iconStyle } = TONES[tone]
  return (
    <div
      role={announce ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cn('flex min-w-0 gap-2.5 rounded-lg px-3.5 py-3 text-sm', style, className)}
    >
      <Icon size={16} aria-hidden className={cn('mt-0.5 shrink-0', iconStyle)} />
      <div className="min-w-0 grow">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  )
}
