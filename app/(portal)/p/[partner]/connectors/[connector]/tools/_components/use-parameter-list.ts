'use client'

import { useRef, useState } from 'react'
import { type FieldArrayWithId, useFieldArray, useFormContext } from 'react-hook-form'
import type { ParameterForm, ToolForm } from '../_form/form-model'

export interface ParameterList {
  fields: FieldArrayWithId<ToolForm, 'parameters'>[]
  /** What was done last, for screen readers. */
  said: string
  isOpen: (id: string) => boolean
  toggle: (id: string) => void
  add: (parameter: ParameterForm) => void
  remove: (index: number) => void
  move: (index: number, by: -1 | 1) => void
  /** From `before` to `after`, which adds some or changes some; what stays keeps its place on the page, and focus. */
  change: (before: ParameterForm[], after: ParameterForm[]) => void
  /** Closes them all, those included that are put in just now. */
  closeAll: () => void
}

/** Focus goes where the change happened, once it is on the page. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()))
}

/** The same where the change took away what had focus: the offer to make it. */
function focusIfLost(id: string): void {
  setTimeout(() => document.activeElement === document.body && document.getElementById(id)?.focus(), 100)
}

export const parameterIds = (index: number) => ({
  toggle: `parameter-${index}-toggle`,
  up: `parameter-${index}-up`,
  down: `parameter-${index}-down`,
})
export const ADD_PARAMETER_ID = 'add-parameter'

/** The parameters as a list that is opened, added to and put in order. */
export function useParameterList(): ParameterList {
  const { getValues, setValue } = useFormContext<ToolForm>()
  const { fields, append, insert, remove, move } = useFieldArray<ToolForm, 'parameters'>({ name: 'parameters' })
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(fields.map((field) => field.id)))
  const [said, setSaid] = useState('')
  const latest = useRef(fields)
  latest.current = fields

  const nameAt = (index: number) => getValues(`parameters.${index}.name`) || 'The parameter'
  return {
    fields,
    said,
    isOpen: (id) => !closed.has(id),
    toggle: (id) =>
      setClosed((was) => (was.has(id) ? new Set([...was].filter((each) => each !== id)) : new Set([...was, id]))),
    add: (parameter) => append(parameter, { focusName: `parameters.${latest.current.length}.name` }),
    remove: (index) => {
      setSaid(`${nameAt(index)} removed`)
      remove(index)
      focusSoon(
        latest.current.length > 1 ? parameterIds(Math.min(index, latest.current.length - 2)).toggle : ADD_PARAMETER_ID,
      )
    },
    move: (index, by) => {
      const to = index + by
      if (to < 0 || to >= latest.current.length) return
      setSaid(`${nameAt(index)} moved to place ${to + 1} of ${latest.current.length}`)
      move(index, to)
      const atEdge = by < 0 ? to === 0 : to === latest.current.length - 1
      const ids = parameterIds(to)
      focusSoon(by < 0 !== atEdge ? ids.up : ids.down)
    },
    change: (before, after) => {
      const [first, ...more] = after.filter((each) => !before.includes(each))
      if (!first) return
      const index = after.indexOf(first)
      if (after.length > before.length) insert(index, [first, ...more], { shouldFocus: false })
      else setValue(`parameters.${index}`, first, { shouldDirty: true })
      focusIfLost(parameterIds(index).toggle)
    },
    closeAll: () => requestAnimationFrame(() => setClosed(new Set(latest.current.map((field) => field.id)))),
  }
}
