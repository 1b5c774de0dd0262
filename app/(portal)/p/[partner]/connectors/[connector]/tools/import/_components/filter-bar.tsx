import { memo, type RefObject } from 'react'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import type { FoundOperation } from '@/lib/definitions/import-schema'
import { type Filters, pathPrefixes, STATE_FILTERS } from './filters'

interface FilterBarProps {
  operations: FoundOperation[]
  filters: Filters
  onChange: (change: Partial<Filters>) => void
  searchRef: RefObject<HTMLInputElement | null>
}

/** What of the operations is shown. Fields without a name: they are no part of what is sent. */
export const FilterBar = memo(function FilterBar({ operations, filters, onChange, searchRef }: FilterBarProps) {
  const tags = [...new Set(operations.flatMap((one) => one.tags))].sort()
  const methods = [...new Set(operations.map(({ method }) => method))].sort()
  const prefixes = pathPrefixes(operations)
  return (
    <div className="grid grid-cols-2 gap-2 md:grid-cols-[minmax(0,1fr)_repeat(4,minmax(0,10rem))]">
      <Field label="Search operations" hideLabel className="col-span-2 md:col-span-1">
        <Input
          ref={searchRef}
          type="search"
          placeholder="Search  /"
          value={filters.q}
          onChange={(event) => onChange({ q: event.target.value })}
        />
      </Field>
      <Choose
        label="State"
        any="Every state"
        value={filters.state}
        options={Object.entries(STATE_FILTERS)
          .filter(([, { states }]) => operations.some(({ state }) => states.includes(state)))
          .map(([value, { label }]) => [value, label])}
        onChange={(state) => onChange({ state })}
      />
      <Choose
        label="Tag"
        any="Every tag"
        value={filters.tag}
        options={same(tags)}
        onChange={(tag) => onChange({ tag })}
      />
      <Choose
        label="Method"
        any="Every method"
        value={filters.method}
        options={same(methods)}
        onChange={(method) => onChange({ method })}
      />
      <Choose
        label="Path"
        any="Every path"
        value={filters.path}
        options={same(prefixes)}
        onChange={(path) => onChange({ path })}
      />
    </div>
  )
})

const same = (values: string[]): [string, string][] => values.map((value) => [value, value])

interface ChooseProps {
  label: string
  any: string
  value: string
  options: [value: string, label: string][]
  onChange: (value: string) => void
}

function Choose({ label, any, value, options, onChange }: ChooseProps) {
  return (
    <Field label={label} hideLabel>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{any}</option>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
