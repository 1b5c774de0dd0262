'use client'

import { useOptimistic, useRef, useState, useTransition } from 'react'
import { EMPTY_FORM, type FormState } from '@/app/_web/form-state'
import { placeBeside, stepTool, type ToolPosition } from '@/lib/connectors/schema'
import { arrangeToolsAction, toolRowAction } from '../list-actions'
import type { ToolPlace } from '../tool-place'

const UNREACHABLE = 'The portal could not be reached. Nothing was changed; try again.'

type Action = (previous: FormState<void>, form: FormData) => Promise<FormState<void>>

function toForm(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

function where(order: ToolPosition[], name: string): string {
  const tool = order.find((each) => each.name === name)
  const place = order.findIndex((each) => each.name === name) + 1
  return `${name} moved to place ${place} of ${order.length}${tool?.group ? ` in ${tool.group}` : ''}`
}

/** A row that moves on the page loses focus with it. */
function keepFocus(): void {
  const { id } = document.activeElement ?? {}
  if (id) requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()))
}

/** The order of all tools as it is on the page, and what changes it. Shown at once, taken back where it fails. */
export function useToolList({ place, all, visible }: { place: ToolPlace; all: ToolPosition[]; visible: string[] }) {
  const [order, showOrder] = useOptimistic(all)
  const [pending, start] = useTransition()
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const latest = useRef(order)
  latest.current = order

  const run = (action: Action, fields: Record<string, string>, before?: () => void) => {
    setProblem('')
    start(async () => {
      before?.()
      const { errors, message } = await action(EMPTY_FORM, toForm(fields)).catch((error: unknown) => {
        console.error(error)
        return { errors: {}, message: UNREACHABLE }
      })
      setProblem(message ?? Object.values(errors)[0] ?? '')
    })
  }

  const arrange = (next: ToolPosition[], moved: string) => {
    if (JSON.stringify(next) === JSON.stringify(latest.current)) return
    keepFocus()
    latest.current = next
    setSaid(where(next, moved))
    run(arrangeToolsAction.bind(null, place), { order: JSON.stringify(next) }, () => showOrder(next))
  }

  return {
    order,
    pending,
    said,
    problem,
    step: (name: string, direction: 'up' | 'down') => arrange(stepTool(latest.current, name, direction, visible), name),
    drop: (name: string, target: string, side: 'before' | 'after') =>
      arrange(placeBeside(latest.current, name, target, side), name),
    act: (name: string, verb: 'hide' | 'show' | 'duplicate') => run(toolRowAction.bind(null, place), { name, verb }),
    runOn: run,
  }
}
