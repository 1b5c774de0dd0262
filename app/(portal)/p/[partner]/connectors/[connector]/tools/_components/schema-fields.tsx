'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Disclosure } from '@/app/_components/ui/card'
import { emptyProperty, INNER_KINDS, SCHEMA_KINDS, type SchemaKind, type ToolForm } from '../_form/form-model'
import { CheckField, InputField, SelectField, TextareaField } from './form-fields'

type WholePath = `parameters.${number}.schema`
type SchemaPath = WholePath | `${WholePath}.items` | `${WholePath}.properties.${number}.schema`

const KIND_LABELS: Record<SchemaKind, string> = {
  string: 'string (text)',
  integer: 'integer (whole number)',
  number: 'number',
  boolean: 'boolean (yes or no)',
  array: 'array (list)',
  object: 'object (named values)',
  json: 'own JSON schema',
}

const FORMATS = ['date', 'date-time', 'time', 'duration', 'email', 'uri', 'uuid', 'hostname', 'ipv4', 'ipv6']

const BOUND_LABELS: Partial<Record<SchemaKind, [least: string, most: string]>> = {
  string: ['Shortest, in characters', 'Longest, in characters'],
  integer: ['Smallest', 'Largest'],
  number: ['Smallest', 'Largest'],
  array: ['Fewest items', 'Most items'],
}

/** The type of a parameter and what its values look like. */
export function SchemaFields({ at, sendAs }: { at: WholePath; sendAs: `parameters.${number}.sendAs` }) {
  const kind = useWatch<ToolForm, `${WholePath}.kind`>({ name: `${at}.kind` })
  return (
    <>
      <KindFields at={at} kinds={SCHEMA_KINDS} label="Type" />
      {kind === 'array' && (
        <fieldset className="flex flex-col gap-4 rounded-lg border p-4">
          <legend className="px-1 text-sm font-medium">Each item</legend>
          <KindFields at={`${at}.items`} kinds={INNER_KINDS} label="Item type" />
          <LimitFields at={`${at}.items`} />
        </fieldset>
      )}
      {kind === 'object' && <PropertyFields at={at} />}
      <LimitFields at={at} sendAs={sendAs} />
    </>
  )
}

interface KindFieldsProps {
  at: SchemaPath
  kinds: readonly SchemaKind[]
  label: string
}

function KindFields({ at, kinds, label }: KindFieldsProps) {
  const { getValues, setValue } = useFormContext<ToolForm>()
  const kind = useWatch<ToolForm, `${WholePath}.kind`>({ name: `${at}.kind` as `${WholePath}.kind` })
  const whole = at as WholePath
  const scalar = kind === 'string' || kind === 'integer' || kind === 'number'
  const follow = (picked: string) => {
    if (picked === 'json' && !getValues(`${whole}.json`).trim()) {
      setValue(`${whole}.json`, '{\n  "type": "string"\n}', { shouldDirty: true })
    }
  }
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField path={`${whole}.kind`} label={label} also={kind === 'json' ? undefined : at} onPick={follow}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {KIND_LABELS[each]}
            </option>
          ))}
        </SelectField>
        {scalar && <InputField path={`${whole}.default`} label="Default" optional mono />}
        {kind === 'boolean' && (
          <SelectField path={`${whole}.default`} label="Default" optional>
            <option value="">None</option>
            <option>true</option>
            <option>false</option>
          </SelectField>
        )}
      </div>
      {scalar && (
        <TextareaField
          path={`${whole}.values`}
          label="Allowed values"
          optional
          mono
          rows={1}
          className="[&_textarea]:min-h-9"
          help="One per line. Claude then chooses among them."
        />
      )}
      {kind === 'json' && (
        <TextareaField
          path={`${whole}.json`}
          also={at}
          label="JSON schema"
          mono
          rows={6}
          help="JSON Schema 2020-12. A $ref may only point inside it."
        />
      )}
    </>
  )
}

/** What most parameters do without. */
function LimitFields({ at, sendAs }: { at: SchemaPath; sendAs?: `parameters.${number}.sendAs` }) {
  const whole = at as WholePath
  const schema = useWatch<ToolForm, WholePath>({ name: whole })
  const { getValues } = useFormContext<ToolForm>()
  if (!schema) return null
  const bounds = BOUND_LABELS[schema.kind]
  if (schema.kind === 'json' && !sendAs) return null
  const texts = schema.kind === 'json' ? [] : [schema.format, schema.pattern, schema.least, schema.most, schema.more]
  const set = [...texts, sendAs ? getValues(sendAs) : ''].filter((text) => text !== '').length
  return (
    <Disclosure summary={set > 0 ? `Limits and advanced · ${set} set` : 'Limits and advanced'}>
      <div className="flex flex-col gap-4">
        {bounds && (
          <div className="grid grid-cols-2 gap-4">
            <InputField path={`${whole}.least`} label={bounds[0]} inputMode="decimal" mono />
            <InputField path={`${whole}.most`} label={bounds[1]} inputMode="decimal" mono />
          </div>
        )}
        {schema.kind === 'string' && (
          <div className="grid gap-4 sm:grid-cols-2">
            <InputField path={`${whole}.format`} label="Format" mono list="json-schema-formats" placeholder="date" />
            <InputField path={`${whole}.pattern`} label="Pattern" mono placeholder="^[A-Z][0-9]+$" />
          </div>
        )}
        {sendAs && (
          <InputField
            path={sendAs}
            label="Name the API expects"
            mono
            placeholder="filter[status]"
            autoCapitalize="none"
            help="Only where it differs from the name Claude uses."
          />
        )}
        {(schema.kind === 'array' || schema.kind === 'object') && (
          <TextareaField path={`${whole}.default`} label="Default, as JSON" mono rows={2} />
        )}
        {schema.kind !== 'json' && (
          <TextareaField
            path={`${whole}.more`}
            label="More keywords, as JSON"
            mono
            rows={2}
            placeholder={'{ "examples": ["A7"] }'}
            help="Kept as they are. The first of “examples” fills the field under Try."
          />
        )}
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

function PropertyFields({ at }: { at: WholePath }) {
  const { fields, append, remove } = useFieldArray<ToolForm, `${WholePath}.properties`>({ name: `${at}.properties` })
  return (
    <fieldset className="flex flex-col gap-4 rounded-lg border p-4">
      <legend className="px-1 text-sm font-medium">Properties</legend>
      {fields.map((field, index) => {
        const property = `${at}.properties.${index}` as const
        return (
          <div key={field.id} className="flex flex-col gap-4 border-b pb-4">
            <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
              <InputField path={`${property}.name`} label="Property" mono autoCapitalize="none" />
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Remove property ${index + 1}`}
                onClick={() => remove(index)}
              >
                <Trash2 size={16} aria-hidden />
              </Button>
            </div>
            <CheckField path={`${property}.required`} label="Required" />
            <InputField path={`${property}.description`} label="Description" optional />
            <KindFields at={`${property}.schema`} kinds={INNER_KINDS} label="Type" />
            <LimitFields at={`${property}.schema`} />
          </div>
        )
      })}
      <div>
        <Button size="sm" onClick={() => append(emptyProperty())}>
          <Plus size={16} aria-hidden />
          Add property
        </Button>
      </div>
    </fieldset>
  )
}
