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
export function ApplyBar({ choosing, room, slug, fates, sending, message, onApply }: ApplyBarProps) {
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
      {open && fresh > 0 && <BulkPanel id={panel} choosing={choosing} room={room} slug={slug} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="mr-auto text-sm tabular-nums">
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
        <Button variant="primary" pending={sending} disabled={isNothing} onClick={onApply}>
          {verb(fresh, chosen.length - fresh)}
        </Button>
      </div>
    </div>
  )
}
