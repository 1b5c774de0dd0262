'use client'

import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { FoundImport, FoundOperation } from '@/lib/definitions/schema'
import { canTake, type Edit, type Edits, proposedOperations, withEdit } from './edit'
import { defaultFilters, type Filters, matching, NO_FILTERS, toQuery, toSearchable } from './filters'
import { type NameRules, nameProblems } from './name-problems'

const URL_MS = 300

function useFilters(found: FoundImport, initial: Filters) {
  const [filters, setFilters] = useState(initial)
  const fallback = useMemo(() => defaultFilters(found), [found])
  useEffect(() => {
    const timer = setTimeout(
      () => history.replaceState(null, '', location.pathname + toQuery(filters, fallback)),
      URL_MS,
    )
    return () => clearTimeout(timer)
  }, [filters, fallback])
  const change = useCallback((patch: Partial<Filters>) => setFilters((was) => ({ ...was, ...patch })), [])
  return { filters, change }
}

/** Which are taken; a press with Shift does the same to every shown row since the last one. */
function useSelection(operations: FoundOperation[], shown: FoundOperation[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => proposedOperations(operations))
  const order = useRef(shown)
  order.current = shown
  const last = useRef<string>(null)

  const toggle = useCallback((operation: string, on: boolean, isRange: boolean) => {
    const keys = order.current.filter(canTake).map((one) => one.operation)
    const [from, to] = [keys.indexOf(last.current ?? ''), keys.indexOf(operation)]
    const range = isRange && from >= 0 ? keys.slice(Math.min(from, to), Math.max(from, to) + 1) : [operation]
    last.current = operation
    setSelected((was) => {
      const next = new Set(was)
      for (const key of range) on ? next.add(key) : next.delete(key)
      return next
    })
  }, [])
  return { selected, setSelected, toggle }
}

/** What can be a tool; what is taken without a word stands first, to be looked through. */
function inOrder(operations: FoundOperation[]): FoundOperation[] {
  const proposed = proposedOperations(operations)
  const possible = operations.filter(({ state }) => state !== 'impossible')
  const isFirst = ({ operation }: FoundOperation) => proposed.has(operation)
  return [...possible.filter(isFirst), ...possible.filter((one) => !isFirst(one))]
}

/** Everything that is decided on the page of an import, before it is applied. */
export function useChoosing(found: FoundImport, initial: Filters, rules: NameRules) {
  const operations = useMemo(() => inOrder(found.operations), [found])
  const searchable = useMemo(() => operations.map(toSearchable), [operations])
  const { filters, change } = useFilters(found, initial)
  // Typing goes before the rows that it hides.
  const deferred = useDeferredValue(filters)
  // As they were when it was pressed: a row that is given up stays in sight.
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null)
  const shown = useMemo(() => {
    const found = matching(searchable, deferred)
    return only ? found.filter(({ operation }) => only.has(operation)) : found
  }, [searchable, deferred, only])
  const { selected, setSelected, toggle } = useSelection(operations, shown)
  const [edits, setEdits] = useState<Edits>(new Map())

  const edit = useCallback(
    (operation: string, patch: Edit) => {
      setEdits((was) => withEdit(was, [operation], () => patch))
      setSelected((was) => (was.has(operation) ? was : new Set(was).add(operation)))
    },
    [setSelected],
  )
  const chosen = useMemo(() => operations.filter(({ operation }) => selected.has(operation)), [operations, selected])
  const problems = useMemo(() => nameProblems(chosen, edits, rules), [chosen, edits, rules])
  const select = {
    shown: () => setSelected((was) => new Set([...was, ...shown.filter(canTake).map(({ operation }) => operation)])),
    none: () => setSelected(new Set()),
    proposed: () => setSelected(proposedOperations(operations)),
    all: () => setSelected(new Set(operations.filter(canTake).map(({ operation }) => operation))),
  }
  return {
    operations,
    searchable,
    filters,
    change,
    shown,
    only: only !== null,
    /** Without any filter: nothing that is wrong stays out of sight. */
    showAll: () => {
      change(NO_FILTERS)
      setOnly(null)
    },
    toggleOnly: () => setOnly(only ? null : selected),
    selected,
    toggle,
    select,
    edits,
    setEdits,
    edit,
    chosen,
    problems,
  }
}

export type Choosing = ReturnType<typeof useChoosing>
