'use client'

import { type FocusEvent, type KeyboardEvent, useMemo, useState } from 'react'
import { Card } from '@/app/_components/ui/card'
import type { Choosing } from '../_choosing/use-choosing'
import { OperationRow } from './operation-row'

/** The same control of the next row that is shown and has it, up or down. */
function neighbour(control: HTMLElement, down: boolean): HTMLElement | null {
  const name = control.dataset.control
  const step = (row: Element | null | undefined) => (down ? row?.nextElementSibling : row?.previousElementSibling)
  for (let row = step(control.closest('li')); row; row = step(row)) {
    if (row instanceof HTMLElement && row.hidden) continue
    const found = row.querySelector<HTMLElement>(`[data-control="${name}"]`)
    if (found) return found
  }
  return null
}

function moveFocus(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const control = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-control]') : null
  if (!control) return
  event.preventDefault()
  neighbour(control, event.key === 'ArrowDown')?.focus()
}

/** Every operation as a row. What a filter hides stays in place, so that a letter more or less costs little. */
export function OperationList({ choosing }: { choosing: Choosing }) {
  const { operations, shown, selected, edits, problems, toggle, edit } = choosing
  const visible = useMemo(() => new Set(shown.map(({ operation }) => operation)), [shown])
  const [focused, setFocused] = useState('')
  const current = visible.has(focused) ? focused : shown[0]?.operation
  const showNew = operations.some(({ state }) => state !== 'new')
  const follow = ({ target }: FocusEvent) => {
    const operation = target.closest<HTMLElement>('li[data-operation]')?.dataset.operation
    if (operation) setFocused(operation)
  }
  return (
    <Card flush className="overflow-clip">
      <ul aria-label="Operations" onKeyDown={moveFocus} onFocus={follow} className="-mt-px flex flex-col">
        {operations.map((found) => (
          <li
            key={found.operation}
            data-operation={found.operation}
            hidden={!visible.has(found.operation)}
            className="border-t px-4 py-2 [contain-intrinsic-size:auto_64px] [content-visibility:auto] has-checked:bg-accent-subtle/40"
          >
            <OperationRow
              found={found}
              selected={selected.has(found.operation)}
              edit={edits.get(found.operation)}
              problem={problems.get(found.operation)}
              showNew={showNew}
              current={found.operation === current}
              onToggle={toggle}
              onEdit={edit}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="border-t px-4 py-8 text-center text-muted-foreground">
          No operation matches. Take a filter away, or search for something else.
        </p>
      )}
    </Card>
  )
}
