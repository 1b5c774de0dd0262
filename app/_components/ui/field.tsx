'use client'

import { CircleAlert } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId } from 'react'
import { cn } from './cn'

interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

const FieldContext = createContext<FieldControl | null>(null)

/** What ties a control to its Field: spread it before the control's own props. Nothing outside a Field. */
export function useFieldControl(): Partial<FieldControl> {
  return useContext(FieldContext) ?? {}
}

interface FieldProps {
  label: ReactNode
  help?: ReactNode
  error?: string | undefined
  /** Says "Optional" beside the label. */
  optional?: boolean
  /** At the right of the label: a counter, a link. */
  aside?: ReactNode
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  className?: string
  /** One control: Input, Textarea, Select, or one that spreads useFieldControl(). */
  children: ReactNode
}

function useControl(help: ReactNode, error: string | undefined) {
  const id = useId()
  const ids = { control: id, label: `${id}-label`, help: `${id}-help`, error: `${id}-error` }
  const control: FieldControl = {
    id,
    'aria-describedby': error ? ids.error : help ? ids.help : undefined,
    'aria-invalid': error ? true : undefined,
  }
  return { ids, control }
}

/** Its element is there before the error is, so that screen readers announce the change. */
function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    <div id={id} aria-live="polite" className="empty:hidden">
      {error && (
        <p className="flex gap-1.5 text-xs text-danger">
          <CircleAlert size={14} aria-hidden className="mt-[3px] shrink-0" />
          <span className="min-w-0">{error}</span>
        </p>
      )}
    </div>
  )
}

/** A label, one control, and its help or what is wrong with it, tied together. */
export function Field({ label, help, error, optional, aside, hideLabel, className, children }: FieldProps) {
  const { ids, control } = useControl(help, error)
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <div className={cn('flex items-baseline justify-between gap-3', hideLabel && 'sr-only')}>
        <label id={ids.label} htmlFor={ids.control} className="text-sm font-medium">
          {label}
          {optional && <span className="font-normal text-muted-foreground"> Optional</span>}
        </label>
        {aside && <span className="text-xs text-muted-foreground tabular-nums">{aside}</span>}
      </div>
      <FieldContext value={control}>{children}</FieldContext>
      <FieldError id={ids.error} error={error} />
      {help && !error && (
        <p id={ids.help} className="text-xs text-muted-foreground">
          {help}
        </p>
      )}
    </div>
  )
}

/** A Checkbox, Switch or Radio with its label to the right. */
export function ChoiceField({ label, help, error, className, children }: Omit<FieldProps, 'aside' | 'optional'>) {
  const { ids, control } = useControl(help, error)
  return (
    <div className={cn('flex min-w-0 gap-2.5', className)}>
      <span className="flex h-5 items-center">
        <FieldContext value={control}>{children}</FieldContext>
      </span>
      <div className="flex min-w-0 flex-col gap-0.5">
        <label id={ids.label} htmlFor={ids.control} className="text-sm font-medium">
          {label}
        </label>
        {help && !error && (
          <p id={ids.help} className="text-xs text-muted-foreground">
            {help}
          </p>
        )}
        <FieldError id={ids.error} error={error} />
      </div>
    </div>
  )
}
