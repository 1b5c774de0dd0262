'use client'

import { memo } from 'react'
import { Disclosure } from '@/app/_components/ui/card'
import type { FoundOperation } from '@/lib/definitions/schema'

/** How many operations are proposed, and why the others are not. Nothing where all are. */
export const LeftOut = memo(function LeftOut({ operations }: { operations: FoundOperation[] }) {
  const fresh = operations.filter(({ state }) => state === 'new')
  const proposed = fresh.filter((one) => one.proposed).length
  const left = fresh.filter(({ leftOut }) => leftOut !== '')
  if (left.length === 0) return null
  return (
    <Disclosure summary={`${proposed} of ${fresh.length} are proposed. See what is left out, and why`}>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Left out of the proposal"
        className="flex max-h-72 flex-col gap-1.5 overflow-y-auto rounded-lg border bg-surface p-3 text-xs"
      >
        {left.map(({ operation, leftOut }) => (
          <li key={operation} className="flex flex-col gap-x-3 sm:flex-row">
            <code className="min-w-0 break-all sm:w-1/2">{operation}</code>
            <span className="min-w-0 text-muted-foreground sm:w-1/2">{leftOut}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
})
