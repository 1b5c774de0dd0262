'use client'

import { Field } from '@/app/_components/ui/field'
import { JsonEditor } from '@/app/_components/ui/json-editor'
import { findSchemaProblems } from '../_form/find-schema-problems'
import { pickKind } from '../_form/pick-kind'
import { SCHEMA_KINDS, type SchemaForm, type SchemaKind } from '../_form/schema-form'
import { schemaSummary } from '../_form/schema-summary'
import { useEditor } from './editor-context'
import { AreaAt, SelectAt, TextAt, useSetAt } from './schema-controls'
import { SchemaLimits } from './schema-limits'
import { AlternativeList, PropertyList } from './schema-lists'
import { Nested } from './schema-node'

export interface SchemaAt {
  form: SchemaForm
  /** Its dotted path in the tool's form. */
  at: string
}

const KIND_LABELS: Record<SchemaKind, string> = {
  string: 'string (text)',
  integer: 'integer (whole number)',
  number: 'number',
  boolean: 'boolean (yes or no)',
  array: 'array (list)',
  object: 'object (named values)',
  choice: 'one of several forms',
  ref: 'a definition ($ref)',
  null: 'null (nothing)',
  any: 'any value',
  json: 'own JSON schema',
}

/** What JSON editors of schemas say below them. */
export const JSON_HELP = 'JSON Schema 2020-12. A $ref may only point inside it. Tab moves on; Shift+Alt+F sets it anew.'

interface SchemaFieldsProps extends SchemaAt {
  /** The schema of a parameter or of a whole tool: its description stands elsewhere, and it is switched to JSON as a whole. */
  root?: boolean
  label?: string
}

/** The type of a value and what it looks like, to any depth. */
export function SchemaFields({ form, at, root, label = 'Type' }: SchemaFieldsProps) {
  const { kind } = form
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {!root && kind !== 'json' && (
        <AreaAt
          at={`${at}.description`}
          value={form.description}
          label="Description"
          optional
          rows={1}
          className="[&_textarea]:min-h-9"
        />
      )}
      <KindFields form={form} at={at} root={root ?? false} label={label} />
      {kind === 'array' && <ArrayFields form={form} at={at} />}
      {kind === 'object' && <ObjectFields form={form} at={at} />}
      {kind === 'choice' && <ChoiceFields form={form} at={at} />}
      {kind !== 'json' && <SchemaLimits form={form} at={at} />}
    </div>
  )
}

function KindFields({ form, at, root, label }: SchemaAt & { root: boolean; label: string }) {
  const set = useSetAt()
  const { kind } = form
  const kinds = SCHEMA_KINDS.filter((each) => each !== 'json' || !root)
  const scalar = kind === 'string' || kind === 'integer' || kind === 'number'
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectAt
          at={`${at}.kind`}
          also={kind === 'json' ? undefined : at}
          value={kind}
          label={label}
          onPick={(picked) => set(at, pickKind(form, picked as SchemaKind))}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {KIND_LABELS[each]}
            </option>
          ))}
        </SelectAt>
        {scalar && <TextAt at={`${at}.default`} value={form.default} label="Default" optional mono />}
        {kind === 'boolean' && (
          <SelectAt at={`${at}.default`} value={form.default} label="Default" optional>
            <option value="">None</option>
            <option>true</option>
            <option>false</option>
          </SelectAt>
        )}
        {kind === 'ref' && (
          <TextAt
            at={`${at}.ref`}
            value={form.ref}
            label="Definition"
            mono
            placeholder="#/$defs/Address"
            help="Definitions stand under $defs, as JSON."
          />
        )}
      </div>
      {(scalar || kind === 'any') && (
        <AreaAt
          at={`${at}.values`}
          value={form.values}
          label="Allowed values"
          optional
          mono
          rows={1}
          className="[&_textarea]:min-h-9"
          help={kind === 'any' ? 'One per line, each as JSON.' : 'One per line. Claude then chooses among them.'}
        />
      )}
      {kind === 'json' && <JsonField form={form} at={at} />}
    </>
  )
}

/** A schema as its text. */
export function JsonField({ form, at, label = 'JSON schema' }: SchemaAt & { label?: string }) {
  const set = useSetAt()
  const { errors } = useEditor()
  return (
    <Field label={label} help={JSON_HELP} error={errors[`${at}.json`] ?? errors[at]}>
      <JsonEditor
        value={form.json}
        check={findSchemaProblems}
        placeholder='{ "type": "object", "properties": { … } }'
        onType={(text) => set(`${at}.json`, text)}
      />
    </Field>
  )
}

function ArrayFields({ form, at }: SchemaAt) {
  if (!form.items) return null
  return (
    <Nested title="Each item" summary={schemaSummary(form.items)} at={`${at}.items`}>
      <SchemaFields form={form.items} at={`${at}.items`} label="Item type" />
    </Nested>
  )
}

function ObjectFields({ form, at }: SchemaAt) {
  const set = useSetAt()
  const pick = (additional: string) => {
    const schema = form.additionalSchema ?? pickKind(form, 'string')
    set(at, { ...form, additional, ...(additional === 'schema' && { additionalSchema: schema }) })
  }
  return (
    <>
      <PropertyList form={form} at={at} />
      <SelectAt
        at={`${at}.additional`}
        value={form.additional}
        label="Other properties"
        className="sm:w-1/2"
        onPick={pick}
      >
        <option value="open">not said (any)</option>
        <option value="closed">none</option>
        <option value="any">any</option>
        <option value="schema">all of one type (a map)</option>
      </SelectAt>
      {form.additional === 'schema' && form.additionalSchema && (
        <Nested
          title="Each other property"
          summary={schemaSummary(form.additionalSchema)}
          at={`${at}.additionalSchema`}
        >
          <SchemaFields form={form.additionalSchema} at={`${at}.additionalSchema`} label="Value type" />
        </Nested>
      )}
    </>
  )
}

function ChoiceFields({ form, at }: SchemaAt) {
  return (
    <>
      <SelectAt at={`${at}.combinator`} value={form.combinator} label="A value fits" className="sm:w-1/2">
        <option value="oneOf">exactly one alternative (oneOf)</option>
        <option value="anyOf">at least one alternative (anyOf)</option>
      </SelectAt>
      <AlternativeList form={form} at={at} />
    </>
  )
}
