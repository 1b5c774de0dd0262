'use client'

import { type PointerEvent, useEffect, useRef, useState } from 'react'

export interface Drag {
  name: string
  target: string | null
  side: 'before' | 'after'
}

const EDGE = 64
const STEP = 14

function targetAt(x: number, y: number): Pick<Drag, 'target' | 'side'> {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-tool]')
  if (!row) return { target: null, side: 'before' }
  const { top, height } = row.getBoundingClientRect()
  return { target: row.dataset.tool ?? null, side: y < top + height / 2 ? 'before' : 'after' }
}

/** Drags a row by its handle, with a mouse, a pen or a finger. Escape leaves it where it was. */
export function useDrag(onDrop: (name: string, target: string, side: 'before' | 'after') => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const pointer = useRef({ x: 0, y: 0 })
  const dragging = drag !== null

  useEffect(() => {
    if (!dragging) return
    const cancel = (event: KeyboardEvent) => event.key === 'Escape' && setDrag(null)
    // Near the edge of the window the page moves on.
    const scroll = setInterval(() => {
      const { y } = pointer.current
      if (y < EDGE) window.scrollBy(0, -STEP)
      else if (y > window.innerHeight - EDGE) window.scrollBy(0, STEP)
    }, 16)
    window.addEventListener('keydown', cancel)
    return () => {
      clearInterval(scroll)
      window.removeEventListener('keydown', cancel)
    }
  }, [dragging])

  const handle = (name: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pointer.current = { x: event.clientX, y: event.clientY }
      setDrag({ name, target: null, side: 'before' })
    },
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!drag) return
      pointer.current = { x, y }
      const next = targetAt(x, y)
      if (next.target !== drag.target || next.side !== drag.side) setDrag({ name, ...next })
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      if (!drag) return
      const { target, side } = targetAt(clientX, clientY)
      setDrag(null)
      if (target && target !== name) onDrop(name, target, side)
    },
    onPointerCancel: () => setDrag(null),
  })
  return { drag, handle }
}
