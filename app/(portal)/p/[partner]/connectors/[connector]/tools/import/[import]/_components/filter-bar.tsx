'use client'

import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { Button } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Input, Select } from '@/app/_components/ui/input'
import { countFacet, FACETS, type Facet, STATE_FILTERS } from '../_choosing/filters'
import type { Choosing } from '../_choosing/use-choosing'

const TITLES: Record<Facet, [label: string, all: string]> = {
  tag: ['Tag', 'All tags'],
  method: ['Method', 'All methods'],
  kind: ['Kind', 'All kinds'],
  state: ['State', 'All states'],
}

/** "/" goes to the search from wherever nothing is typed. */
function useSearchKey() {
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input[type="text"], textarea, select')
      if (event.key !== '/' || typing || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      search.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return search
}

/** What is looked for, how many there are of it, and presses that take many at once. */
export function FilterBar({ choosing }: { choosing: Choosing }) {
  const { filters, change, shown, operations, select, only, toggleOnly } = choosing
  const search = useSearchKey()
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-2 md:auto-cols-fr md:grid-flow-col md:grid-cols-[2fr]">
        <div className="relative col-span-2 md:col-span-1">
          <Search
            size={16}
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted-foreground"
          />
          <Input
            ref={search}
            className="pr-9 pl-9!"
            aria-label="Search operations"
            placeholder="Name, path or word"
            aria-keyshortcuts="/"
            autoComplete="off"
            spellCheck={false}
            value={filters.q}
            onChange={({ target }) => change({ q: target.value })}
          />
          <kbd
            aria-hidden
            hidden={filters.q !== ''}
            className="pointer-events-none absolute top-1/2 right-2.5 hidden -translate-y-1/2 rounded border px-1.5 font-mono text-muted-foreground sm:block"
          >
            /
          </kbd>
        </div>
        {FACETS.map((facet) => (
          <FacetSelect key={facet} facet={facet} choosing={choosing} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="mr-auto text-xs text-muted-foreground tabular-nums">
          {shown.length === operations.length
            ? `${operations.length} operations`
            : `${shown.length} of ${operations.length} operations shown`}
          <span aria-hidden className="hidden md:inline">
            {' '}
            · ↑ ↓ moves, Space selects, Shift a range
          </span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" aria-pressed={only} onClick={toggleOnly} className={cn(only && 'border-ring!')}>
            Show selected only
          </Button>
          <Button size="sm" onClick={select.shown}>
            Select shown
          </Button>
          <Button size="sm" onClick={select.none}>
            Select none
          </Button>
          <Button size="sm" onClick={select.proposed}>
            Select proposed
          </Button>
        </div>
      </div>
    </div>
  )
}

function FacetSelect({ facet, choosing }: { facet: Facet; choosing: Choosing }) {
  const { searchable, filters, change } = choosing
  const counts = useMemo(() => countFacet(searchable, filters, facet), [searchable, filters, facet])
  const [label, all] = TITLES[facet]
  const sorted = facet === 'tag' ? counts.toSorted(([a], [b]) => a.localeCompare(b)) : counts
  // A filter of the address that no operation has would else look like none.
  const isUnknown = filters[facet] !== '' && !counts.some(([value]) => value === filters[facet])
  const isOfNoUse = facet === 'state' ? counts.every(([value]) => /^(open|new)$/.test(value)) : counts.length === 0
  if (isOfNoUse && filters[facet] === '') return null
  return (
    <Select
      aria-label={label}
      value={filters[facet]}
      onChange={({ target }) => change({ [facet]: target.value })}
      className="last:col-span-1"
    >
      <option value="">{all}</option>
      {isUnknown && <option value={filters[facet]}>{filters[facet]} (0)</option>}
      {sorted.map(([value, count]) => (
        <option key={value} value={value}>
          {facet === 'state' ? STATE_FILTERS[value as keyof typeof STATE_FILTERS] : value} ({count})
        </option>
      ))}
    </Select>
  )
}
