'use client'

import { ChevronUp } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { cn } from '@/app/_components/ui/cn'
import { plural } from '../../../../../_components/plural'
import type { Choosing } from '../_choosing/use-choosing'
import { BulkPanel } from './bulk-panel'

interface ApplyBarProps {
  choosing: Choosing
  /** Above it, Claude chooses less well. */
  limit: number
  room: number
  slug: string
  /** Tools whose operation is gone that are not kept. */
  fates: number
  sending: boolean
  message: string | undefined
  onApply: () => void
}

/** "Add 14 tools", "Add 2 tools, update 3". */
function verb(fresh: number, present: number): string {
  if (fresh > 0) return `Add ${plural(fresh, 'tool')}${present > 0 ? `, update ${present}` : ''}`
  return present > 0 ? `Update ${plural(present, 'tool')}` : 'Apply'
}

/** Always in view: how many are chosen, edits of them all, and the one button that applies. */
export function ApplyBar({ choosing, limit, room, slug, fates, sending, message, onApply }: ApplyBarProps) {
  const { chosen, operations, problems } = choosing
  const [open, setOpen] = useState(false)
  const panel = useId()
  const fresh = chosen.filter(({ state }) => state === 'new').length
  const isNothing = chosen.length + fates === 0
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-3 border-t bg-raised px-4 py-3 sm:-mx-6 sm:px-6">
      {message && (
        <Callout tone="danger" announce>
          {message}
        </Callout>
      )}
      {fresh > limit && !open && <ManyNote choosing={choosing} />}
      {open && fresh > 0 && <BulkPanel id={panel} choosing={choosing} room={room} slug={slug} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="mr-auto basis-full text-sm tabular-nums sm:basis-auto">
          <span className="font-medium">{chosen.length}</span> of {operations.length} selected
          {problems.size > 0 && <span className="text-danger"> · {plural(problems.size, 'name')} to fix</span>}
        </p>
        <Button
          disabled={fresh === 0}
          aria-expanded={open && fresh > 0}
          aria-controls={open && fresh > 0 ? panel : undefined}
          onClick={() => setOpen(!open)}
        >
          <ChevronUp size={16} aria-hidden className={cn('transition-transform', open && 'rotate-180')} />
          Edit selected
        </Button>
        <Button variant="primary" className="grow sm:grow-0" pending={sending} disabled={isNothing} onClick={onApply}>
          {verb(fresh, chosen.length - fresh)}
        </Button>
      </div>
    </div>
  )
}

/** Here and not above the rows, which would move away under the pointer. */
function ManyNote({ choosing: { operations, select } }: { choosing: Choosing }) {
  const proposed = operations.filter(({ state, proposed }) => state === 'new' && proposed).length
  return (
    <Callout tone="warning" announce>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="mr-auto">Claude chooses better among few tools.{proposed > 0 && ` ${proposed} are proposed.`}</p>
        {proposed > 0 && (
          <Button size="sm" onClick={select.proposed}>
            Take the proposal
          </Button>
        )}
        <Button size="sm" onClick={select.all}>
          Take all
        </Button>
      </div>
    </Callout>
  )
}
