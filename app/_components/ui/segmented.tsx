'use client'

import { useId } from 'react'
import { cn } from './cn'

interface SegmentedProps<Value extends string> {
  /** What is chosen, for screen readers. */
  label: string
  value: Value
  options: readonly (readonly [value: Value, word: string])[]
  onPick: (value: Value) => void
  className?: string
}

/** One of two or three, at once: the browser's own radios, in a row. */
export function Segmented<Value extends string>({ label, value, options, onPick, className }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className={cn('inline-flex shrink-0 rounded-lg border border-input bg-surface p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map(([option, word]) => (
        <label
          key={option}
          className={cn(
            'relative rounded-md px-2.5 py-0.5 text-xs font-medium text-muted-foreground transition-colors hover:text-foreground',
            'has-checked:bg-subtle has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring',
          )}
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 cursor-pointer appearance-none rounded-md focus-visible:outline-none"
            checked={option === value}
            onChange={() => onPick(option)}
          />
          {word}
        </label>
      ))}
    </fieldset>
  )
}
