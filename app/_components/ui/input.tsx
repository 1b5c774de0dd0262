'use client'

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useMayChange } from '../may-change'
import { cn } from './cn'
import { useFieldControl } from './field'

// 16 px on phones: Safari zooms into anything smaller.
const CONTROL = cn(
  'w-full min-w-0 rounded-lg border border-input bg-surface text-base text-foreground sm:text-sm',
  'placeholder:text-muted-foreground/80 transition-colors hover:border-muted-foreground/60',
  'focus-visible:border-ring focus-visible:outline-offset-0 aria-invalid:border-danger',
  'disabled:bg-subtle disabled:text-muted-foreground [&:is(input,textarea):read-only]:bg-subtle',
)

interface ControlLook {
  /** For anything Claude or HTTP will see. */
  mono?: boolean
}

export function Input({ mono, className, ...rest }: ComponentProps<'input'> & ControlLook) {
  const may = useMayChange()
  return (
    <input
      type="text"
      readOnly={!may}
      {...useFieldControl()}
      {...rest}
      className={cn(CONTROL, 'h-9 px-3', mono && 'font-mono sm:text-xs', className)}
    />
  )
}

/** Grows with its text where the browser can. */
export function Textarea({ mono, className, rows = 3, ...rest }: ComponentProps<'textarea'> & ControlLook) {
  const may = useMayChange()
  return (
    <textarea
      readOnly={!may}
      {...useFieldControl()}
      {...rest}
      rows={rows}
      className={cn(
        CONTROL,
        'field-sizing-content max-h-96 min-h-20 px-3 py-2',
        mono && 'font-mono sm:text-xs',
        className,
      )}
    />
  )
}

/** The browser's own select, styled: it works before scripts load and on every phone. */
export function Select({ mono, className, children, ...rest }: ComponentProps<'select'> & ControlLook) {
  const may = useMayChange()
  return (
    <span className={cn('relative block min-w-0', className)}>
      <select
        {...useFieldControl()}
        {...rest}
        disabled={!may || rest.disabled}
        className={cn(CONTROL, 'h-9 appearance-none truncate pr-8 pl-3', mono && 'font-mono sm:text-xs')}
      >
        {children}
      </select>
      <ChevronDown
        size={16}
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  )
}
