'use client'

import { Disclosure } from '@/app/_components/ui/card'
import type { SchemaKind } from '../_form/schema-form'
import { AreaAt, CheckAt, TextAt } from './schema-controls'
import type { SchemaAt } from './schema-fields'

const FORMATS = ['date', 'date-time', 'time', 'duration', 'email', 'uri', 'uuid', 'hostname', 'ipv4', 'ipv6']

const BOUND_LABELS: Partial<Record<SchemaKind, [least: string, most: string]>> = {
  string: ['Shortest, in characters', 'Longest, in characters'],
  integer: ['Smallest', 'Largest'],
  number: ['Smallest', 'Largest'],
  array: ['Fewest items', 'Most items'],
}
const SCALARS: SchemaKind[] = ['string', 'integer', 'number', 'boolean', 'any']
const TYPES: SchemaKind[] = ['string', 'integer', 'number', 'boolean', 'array', 'object']

/** What most values do without. */
export function SchemaLimits({ form, at }: SchemaAt) {
  const { kind } = form
  const bounds = BOUND_LABELS[kind]
  const scalar = SCALARS.includes(kind)
  const deep = !scalar && kind !== 'null'
  const texts = [form.title, form.only, form.format, form.pattern, form.least, form.most, form.more]
  const set = [...texts, deep ? form.default : '', form.nullable ? 'x' : ''].filter((text) => text !== '').length
  return (
    <Disclosure summary={set > 0 ? `Limits and advanced · ${set} set` : 'Limits and advanced'}>
      <div className="flex flex-col gap-4">
        {TYPES.includes(kind) && <CheckAt at={`${at}.nullable`} checked={form.nullable} label="May be null" />}
        {bounds && (
          <div className="grid grid-cols-2 items-end gap-4">
            <TextAt at={`${at}.least`} value={form.least} label={bounds[0]} inputMode="decimal" mono />
            <TextAt at={`${at}.most`} value={form.most} label={bounds[1]} inputMode="decimal" mono />
          </div>
        )}
        {kind === 'string' && (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextAt
              at={`${at}.format`}
              value={form.format}
              label="Format"
              mono
              list="json-schema-formats"
              placeholder="date"
            />
            <TextAt at={`${at}.pattern`} value={form.pattern} label="Pattern" mono placeholder="^[A-Z][0-9]+$" />
          </div>
        )}
        {scalar && (
          <TextAt
            at={`${at}.only`}
            value={form.only}
            label="Only this value"
            mono
            help={
              kind === 'any' ? 'As JSON. Tells one alternative from another.' : 'Tells one alternative from another.'
            }
          />
        )}
        <TextAt at={`${at}.title`} value={form.title} label="Title" />
        {deep && <AreaAt at={`${at}.default`} value={form.default} label="Default, as JSON" mono rows={2} />}
        <AreaAt
          at={`${at}.more`}
          value={form.more}
          label="More keywords, as JSON"
          mono
          rows={2}
          placeholder={'{ "examples": ["A7"] }'}
          help="Kept as they are. The first of “examples” fills the field under Try."
        />
      </div>
    </Disclosure>
  )
}

/** The suggestions of every Format field. */
export function FormatOptions() {
  return (
    <datalist id="json-schema-formats">
      {FORMATS.map((format) => (
        <option key={format} value={format} />
      ))}
    </datalist>
  )
}
