'use client'

import { ArrowDown, ArrowUp, ChevronRight, CircleAlert, Trash2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { useEditor } from './editor-context'

export function useWrongBelow(at: string): boolean {
  return Object.keys(useEditor().errors).some((path) => path === at || path.startsWith(`${at}.`))
}

interface NestedProps {
  title: ReactNode
  /** What is inside, in one line. */
  summary: string
  at: string
  /** Open from the start. */
  open?: boolean
  /** Its place among siblings that it can be moved between. */
  order?: NodeOrder
  children: ReactNode
}

export interface NodeOrder {
  name: string
  index: number
  count: number
  /** The id of the button that opens the sibling at a place, for focus. */
  toggleId: (index: number) => string
  move: (index: number, by: -1 | 1) => void
  remove: (index: number) => void
}

/** A schema inside another: one line until it is opened, and then a line at its left. */
export function Nested({ title, summary, at, open: first = false, order, children }: NestedProps) {
  const [opened, setOpened] = useState(first)
  const id = useId()
  const wrong = useWrongBelow(at)
  const open = opened || wrong
  return (
    <div className="min-w-0">
      <div className="flex min-h-9 min-w-0 items-center">
        <button
          type="button"
          id={order?.toggleId(order.index)}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpened(!open)}
          onKeyDown={(event) => {
            if (!order || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            order.move(order.index, event.key === 'ArrowUp' ? -1 : 1)
          }}
          className="flex min-w-0 grow items-center gap-1.5 rounded-md py-1.5 text-left"
        >
          <ChevronRight
            size={16}
            aria-hidden
            className={cn('shrink-0 text-muted-foreground transition-transform', open && 'rotate-90')}
          />
          <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-2">
            <span className="max-w-full truncate text-xs font-medium">{title}</span>
            <span className="max-w-full truncate text-xs text-muted-foreground">{summary}</span>
          </span>
          {wrong && (
            <span className="flex items-center gap-1 text-xs text-danger">
              <CircleAlert size={14} aria-hidden />
              Fix
            </span>
          )}
        </button>
        {order && <OrderButtons {...order} />}
      </div>
      {open && (
        <div id={id} className="ml-[7px] border-l pt-1 pb-3 pl-3 sm:pl-4">
          {children}
        </div>
      )}
    </div>
  )
}

function OrderButtons({ name, index, count, move, remove }: NodeOrder) {
  return (
    <span className="flex shrink-0">
      <Button
        variant="ghost"
        size="icon"
        disabled={index === 0}
        aria-label={`Move ${name} up`}
        onClick={() => move(index, -1)}
      >
        <ArrowUp size={16} aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        disabled={index === count - 1}
        aria-label={`Move ${name} down`}
        onClick={() => move(index, 1)}
      >
        <ArrowDown size={16} aria-hidden />
      </Button>
      <Button variant="ghost" size="icon" aria-label={`Remove ${name}`} onClick={() => remove(index)}>
        <Trash2 size={16} aria-hidden />
      </Button>
    </span>
  )
}
