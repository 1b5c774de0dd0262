'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/choice'
import { ChoiceField, Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { ItemActions } from '../../_definition/item-actions'
import { freeKey, moved, patched } from '../../_definition/keyed-list'
import { type ArgumentForm, newArgument } from '../prompt-form'
import type { PromptState } from './prompt-editor'

/** The blanks that the person fills in. */
export function ArgumentsSection({ state: { form, change, errors } }: { state: PromptState }) {
  const list = form.arguments
  const set = (next: ArgumentForm[]) => change({ arguments: next })
  return (
    <Section
      title="Arguments"
      description="What differs from one use to the next. A message uses one as {{name}}."
      actions={
        <Button onClick={() => set([...list, newArgument(freeKey('a', list))])}>
          <Plus size={16} aria-hidden />
          Add argument
        </Button>
      }
    >
      {list.length > 0 && (
        <Card flush>
          <ul aria-label="Arguments" className="divide-y">
            {list.map((argument, index) => (
              <li key={argument.key} className="flex flex-col gap-4 p-4">
                <div className="flex items-center justify-between gap-3">
                  <span className="min-w-0 truncate font-mono text-xs font-medium">{argument.name || 'unnamed'}</span>
                  <ItemActions
                    what={argument.name || 'argument'}
                    index={index}
                    count={list.length}
                    onMove={(by) => set(moved(list, index, by))}
                    onRemove={() => set(list.filter(({ key }) => key !== argument.key))}
                  />
                </div>
                <ArgumentFields
                  argument={argument}
                  problem={(field) => errors[`arguments.${index}.${field}`]}
                  onChange={(patch) => set(patched(list, argument.key, patch))}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  )
}

interface ArgumentFieldsProps {
  argument: ArgumentForm
  problem: (field: string) => string | undefined
  onChange: (patch: Partial<ArgumentForm>) => void
}

function ArgumentFields({ argument, problem, onChange }: ArgumentFieldsProps) {
  return (
    <>
      <Field label="Name" error={problem('name')}>
        <Input
          mono
          value={argument.name}
          placeholder="tone"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field label="Description" optional help="People read it beside the field." error={problem('description')}>
        <Input
          value={argument.description}
          autoComplete="off"
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </Field>
      <ChoiceField label="Required" help="Without it the prompt cannot be used." error={problem('required')}>
        <Checkbox checked={argument.required} onChange={({ target }) => onChange({ required: target.checked })} />
      </ChoiceField>
      <Field
        label="Suggestions"
        optional
        help="One a line. Clients offer them while somebody types; other values work as well."
        error={problem('values')}
      >
        <Textarea rows={2} value={argument.values} onChange={({ target }) => onChange({ values: target.value })} />
      </Field>
      <Field
        label="Question"
        optional
        help="Asked where the value is left out and the client can ask."
        error={problem('question')}
      >
        <Input
          value={argument.question}
          placeholder="Which tone should the reply have?"
          autoComplete="off"
          onChange={({ target }) => onChange({ question: target.value })}
        />
      </Field>
    </>
  )
}
