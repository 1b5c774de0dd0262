'use client'

import { memo } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Disclosure } from '@/app/_components/ui/card'
import type { FoundOperation } from '@/lib/definitions/schema'
import type { Choosing } from '../_choosing/use-choosing'

/** What is proposed and why the rest is not; a warning where more is chosen than Claude chooses well among. */
export function ProposalNote({ choosing, limit }: { choosing: Choosing; limit: number }) {
  const { operations, chosen, select } = choosing
  const fresh = operations.filter(({ state }) => state === 'new')
  const proposed = fresh.filter((one) => one.proposed).length
  if (proposed === fresh.length) return null
  const isMuch = chosen.filter(({ state }) => state === 'new').length > limit
  if (!isMuch) return <LeftOut fresh={fresh} proposed={proposed} />
  return (
    <Callout tone="warning" announce title="Claude chooses better among few tools">
      <p>{proposed} are proposed: the reads and common writes of what the API is mainly about.</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={select.proposed}>
          Take the proposal
        </Button>
        <Button size="sm" onClick={select.all}>
          Take all
        </Button>
      </div>
      <div className="mt-3">
        <LeftOut fresh={fresh} proposed={proposed} />
      </div>
    </Callout>
  )
}

const LeftOut = memo(function LeftOut({ fresh, proposed }: { fresh: FoundOperation[]; proposed: number }) {
  const left = fresh.filter(({ leftOut }) => leftOut !== '')
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
