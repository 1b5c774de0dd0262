'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { Button } from '@/app/_components/ui/button'

interface ItemActionsProps {
  /** What moves, for screen readers: "argument tone". */
  what: string
  index: number
  count: number
  onMove: (by: -1 | 1) => void
  /** Without it the item stays. */
  onRemove?: (() => void) | undefined
}

/** Moves one item of a list, or takes it out. */
export function ItemActions({ what, index, count, onMove, onRemove }: ItemActionsProps) {
  return (
    <div className="-my-1 flex shrink-0 items-center">
      <Button
        variant="ghost"
        size="icon"
        disabled={index === 0}
        aria-label={`Move ${what} up`}
        onClick={() => onMove(-1)}
      >
        <ArrowUp size={16} aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        disabled={index === count - 1}
        aria-label={`Move ${what} down`}
        onClick={() => onMove(1)}
      >
        <ArrowDown size={16} aria-hidden />
      </Button>
      {onRemove && (
        <Button variant="ghost" size="icon" aria-label={`Remove ${what}`} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </Button>
      )}
    </div>
  )
}
