'use client'

import type { ComponentProps } from 'react'
import { useMayChange } from '../may-change'
import { cn } from './cn'
import { useFieldControl } from './field'

// Drawn on the browser's own inputs, so that plain form posts carry them.
const BOX = cn(
  'shrink-0 appearance-none border border-input bg-surface transition-colors hover:border-muted-foreground/60',
  'checked:border-primary checked:bg-primary disabled:opacity-50 aria-invalid:border-danger',
)

export function Checkbox({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const may = useMayChange()
  return (
    <span className={cn('relative inline-grid size-4 shrink-0', className)}>
      <input
        {...useFieldControl()}
        {...rest}
        disabled={!may || rest.disabled}
        type="checkbox"
        className={cn(BOX, 'peer size-4 rounded-[4px]')}
      />
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 hidden stroke-primary-foreground peer-checked:block"
      >
        <path d="M4 8.5 7 11.5 12 5" fill="none" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  )
}

export function Radio({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const may = useMayChange()
  return (
    <input
      {...useFieldControl()}
      {...rest}
      disabled={!may || rest.disabled}
      type="radio"
      className={cn(
        'size-4 shrink-0 appearance-none rounded-full border border-input bg-surface transition-colors',
        'hover:border-muted-foreground/60 checked:border-[5px] checked:border-primary disabled:opacity-50',
        className,
      )}
    />
  )
}

/** On or off, at once. For a choice that is sent with a form later, use Checkbox. */
export function Switch({ className, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  const may = useMayChange()
  return (
    <input
      {...useFieldControl()}
      {...rest}
      disabled={!may || rest.disabled}
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its own state
      role="switch"
      className={cn(
        'relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full border border-transparent bg-input',
        'transition-colors checked:bg-primary disabled:opacity-50 before:absolute before:top-px before:left-px',
        'before:size-4 before:rounded-full before:bg-white before:transition-transform checked:before:translate-x-4',
        className,
      )}
    />
  )
}
