'use client'

import { useId, useState } from 'react'
import { nextId } from '../_form/schema-form'
import { useSetAt } from './schema-controls'

interface Identified {
  id: number
}

/** Focus goes where the change happened, once it is on the page. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()))
}

/** Parts of a schema as a list that is added to and put in order, with focus kept where a person works. */
export function useOrderedList<Item extends Identified>(at: string, items: Item[], nameOf: (item: Item) => string) {
  const set = useSetAt()
  const base = useId()
  const [added, setAdded] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const toggleId = (index: number) => `${base}-${items[index]?.id ?? 'add'}`
  const addId = `${base}-add`

  const move = (index: number, by: -1 | 1) => {
    const to = index + by
    const item = items[index]
    if (!item || to < 0 || to >= items.length) return
    set(at, items.with(index, items[to] as Item).with(to, item))
    setSaid(`${nameOf(item)} moved to place ${to + 1} of ${items.length}`)
    if (document.activeElement?.id === toggleId(index)) focusSoon(toggleId(index))
  }
  const remove = (index: number) => {
    const item = items[index]
    if (!item) return
    set(at, items.toSpliced(index, 1))
    setSaid(`${nameOf(item)} removed`)
    const next = items[index + 1] ?? items[index - 1]
    focusSoon(next ? `${base}-${next.id}` : addId)
  }
  const add = (make: (id: number) => Item) => {
    const id = nextId(items)
    set(at, [...items, make(id)])
    setAdded(id)
    setSaid('')
  }
  return { added, said, addId, move, remove, add, toggleId }
}
