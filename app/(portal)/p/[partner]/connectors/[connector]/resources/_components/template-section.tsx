'use client'

import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Select, Textarea } from '@/app/_components/ui/input'
import { blanksOf, type VariableForm, variableOf } from '../resource-form'
import { CodeField } from './code-field'
import type { ResourceState } from './resource-editor'

/** The addresses that a template answers, and the request each becomes. */
export function TemplateSection({ state: { form, change, errors } }: { state: ResourceState }) {
  const blanks = blanksOf(form.uriTemplate).filter(Boolean)
  const setVariable = (name: string, patch: Partial<VariableForm>) => {
    change({ variables: { ...form.variables, [name]: { ...variableOf(form, name), ...patch } } })
  }
  return (
    <Section title="Template" description="Reading one of its URIs is one GET to your API, with the stored credential.">
      <Card className="flex flex-col gap-5">
        <CodeField
          label="URI template"
          help="A scheme of your own, and a blank in braces for each thing that differs."
          placeholder="shop://orders/{id}"
          error={errors.uriTemplate ?? errors.variables}
          value={form.uriTemplate}
          onType={(uriTemplate) => change({ uriTemplate })}
        />
        <CodeField
          label="Path"
          help="Under the base URL. Blanks that stand in it go there; the others go to the query."
          placeholder="/orders/{id}"
          error={errors.path}
          value={form.path}
          onType={(path) => change({ path })}
        />
        <CodeField
          label="Media type"
          help="Used where your API names none."
          error={errors.mimeType}
          value={form.mimeType}
          onType={(mimeType) => change({ mimeType })}
        />
        {blanks.map((name, index) => (
          <VariableFields
            key={name}
            name={name}
            variable={variableOf(form, name)}
            problem={(field) => errors[`variables.${index}.${field}`]}
            onChange={(patch) => setVariable(name, patch)}
          />
        ))}
      </Card>
    </Section>
  )
}

interface VariableFieldsProps {
  name: string
  variable: VariableForm
  problem: (field: string) => string | undefined
  onChange: (patch: Partial<VariableForm>) => void
}

function VariableFields({ name, variable, problem, onChange }: VariableFieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 border-t pt-5">
      <legend className="float-left mb-4 font-mono text-xs font-medium">{`{${name}}`}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Sent in" error={problem('in') ?? problem('name')}>
          <Select value={variable.in} onChange={({ target }) => onChange({ in: target.value as VariableForm['in'] })}>
            <option value="path">path</option>
            <option value="query">query, after the ?</option>
          </Select>
        </Field>
        <CodeField
          label="Sent as"
          placeholder={name}
          error={problem('sendAs')}
          value={variable.sendAs}
          onType={(sendAs) => onChange({ sendAs })}
        />
      </div>
      <Field
        label="Suggestions"
        optional
        help="One a line. Clients offer them while somebody types."
        error={problem('values')}
      >
        <Textarea rows={2} value={variable.values} onChange={({ target }) => onChange({ values: target.value })} />
      </Field>
    </fieldset>
  )
}
