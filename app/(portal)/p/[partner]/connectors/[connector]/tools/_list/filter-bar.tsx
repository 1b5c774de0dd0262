'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Input, Select } from '@/app/_components/ui/input'
import { isFiltered, KINDS, type ToolFilter } from './tool-row'

const TYPING_MS = 200

interface FilterBarProps {
  /** Address of the list without a filter. */
  path: string
  filter: ToolFilter
  groups: string[]
  live: boolean
}

/** Narrows the list as you type; the address says to what. A plain form where there are no scripts. */
export function FilterBar({ path, filter, groups, live }: FilterBarProps) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [pending, start] = useTransition()
  useEffect(() => () => clearTimeout(timer.current), [])

  const apply = (delay: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (!form.current) return
      const fields = [...new FormData(form.current)].flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [],
      )
      const query = new URLSearchParams(fields).toString()
      start(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }))
    }, delay)
  }

  return (
    <form
      // Another address from outside, such as a link in the warning, fills it anew.
      key={isFiltered(filter) ? `${filter.kind} ${filter.group} ${filter.state}` : ''}
      ref={form}
      action={path}
      aria-label="Filter tools"
      aria-busy={pending || undefined}
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        apply(0)
      }}
    >
      <span className="relative min-w-48 grow basis-full sm:basis-0">
        <Search size={16} aria-hidden className="absolute top-2.5 left-3 z-10 text-muted-foreground" />
        <Input
          type="search"
          name="q"
          aria-label="Search tools"
          placeholder="Name, title, path"
          autoComplete="off"
          defaultValue={filter.q}
          onChange={() => apply(TYPING_MS)}
          className="pl-9"
        />
      </span>
      <Select
        name="kind"
        aria-label="Kind"
        defaultValue={filter.kind}
        onChange={() => apply(0)}
        className="grow sm:grow-0"
      >
        <option value="">Every kind</option>
        {KINDS.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </Select>
      {groups.length > 0 && (
        <Select
          name="group"
          aria-label="Group"
          defaultValue={filter.group}
          onChange={() => apply(0)}
          className="max-w-48 grow sm:grow-0"
        >
          <option value="">Every group</option>
          {groups.map((group) => (
            <option key={group}>{group}</option>
          ))}
          <option value="-">No group</option>
        </Select>
      )}
      <Select
        name="state"
        aria-label="State"
        defaultValue={filter.state}
        onChange={() => apply(0)}
        className="grow sm:grow-0"
      >
        <option value="">Every state</option>
        <option value="served">Served</option>
        <option value="hidden">Hidden</option>
        {live && <option value="changed">Changed since the live release</option>}
        <option value="spare">Could be hidden</option>
      </Select>
      <noscript>
        <Button type="submit">Filter</Button>
      </noscript>
      {isFiltered(filter) && (
        <ButtonLink href={path} variant="ghost">
          Clear
        </ButtonLink>
      )}
    </form>
  )
}
