import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { FoundImport, FoundOperation } from '@/lib/definitions/import-schema'
import { type Choice, changed, initialChoices } from './choices'
import { type Filters, isShown, toQuery } from './filters'

/** The state of choosing: what is shown, kept in the address, and what is made of each operation. */
export function useChooser(found: FoundImport, initial: Filters, defaultState: string) {
  const { operations } = found
  const [choices, setChoices] = useState(() => initialChoices(found))
  const [filters, setFilters] = useState(initial)
  const quiet = useDeferredValue(filters)

  const shown = useMemo(() => {
    const visible = operations.filter((one) => isShown(one, choices.get(one.operation)?.name ?? '', quiet))
    return new Set(visible.map(({ operation }) => operation))
  }, [operations, choices, quiet])

  const latest = useRef({ shown, last: '' })
  latest.current.shown = shown

  // The whole address at once, and no entry of the history for each letter.
  useEffect(() => {
    const query = toQuery(quiet, defaultState)
    history.replaceState(history.state, '', query ? `?${query}` : location.pathname)
  }, [quiet, defaultState])

  const onChoose = useCallback(
    (operation: string, chosen: boolean, range: boolean) => {
      const { shown, last } = latest.current
      const visible = operations.filter((one) => one.state !== 'impossible' && shown.has(one.operation))
      const [from, to] = [last, operation].map((key) => visible.findIndex((one) => one.operation === key))
      const ends = [from ?? -1, to ?? -1].sort((a, b) => a - b) as [number, number]
      const all = range && ends[0] >= 0 ? visible.slice(ends[0], ends[1] + 1).map((one) => one.operation) : [operation]
      latest.current.last = operation
      setChoices((before) => changed(before, all, () => ({ chosen })))
    },
    [operations],
  )
  const onName = useCallback((operation: string, name: string) => {
    setChoices((before) => changed(before, [operation], () => ({ name })))
  }, [])
  const onTheirs = useCallback((operation: string, theirs: boolean) => {
    // Whoever takes the document's side wants the operation taken.
    setChoices((before) => changed(before, [operation], ({ chosen }) => ({ theirs, chosen: chosen || theirs })))
  }, [])

  const choose = useCallback(
    (isChosen: (found: FoundOperation) => boolean | null) =>
      setChoices((before) => {
        const next = new Map(before)
        for (const one of operations) {
          const choice = next.get(one.operation)
          const chosen = one.state === 'impossible' ? null : isChosen(one)
          if (choice && chosen !== null) next.set(one.operation, { ...choice, chosen })
        }
        return next
      }),
    [operations],
  )
  const editAll = (edited: FoundOperation[], change: (found: FoundOperation, choice: Choice) => Partial<Choice>) =>
    setChoices((before) => {
      const next = new Map(before)
      for (const one of edited) {
        const choice = next.get(one.operation)
        if (choice) next.set(one.operation, { ...choice, ...change(one, choice) })
      }
      return next
    })
  const takeAll = useCallback(() => choose(() => true), [choose])
  const filter = useCallback((change: Partial<Filters>) => setFilters((before) => ({ ...before, ...change })), [])
  return { choices, filters, shown, filter, choose, takeAll, editAll, onChoose, onName, onTheirs }
}

/** `/` goes to the search, unless someone is typing. */
export function useSlash(search: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]),textarea,select')
      if (event.key !== '/' || typing || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      search.current?.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [search])
}
