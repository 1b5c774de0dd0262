'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { LimitSettings } from '@/lib/connectors/schema'
import { SavedNote } from '../../../_components/saved-note'
import { saveLimitsAction } from './actions'

interface LimitsFormProps {
  place: { partner: string; connector: string }
  limits: LimitSettings
}

const FIELDS: { name: keyof LimitSettings; label: string; help: string }[] = [
  {
    name: 'connector',
    label: 'All calls a minute',
    help: 'What your API can take from Claude and everyone who uses it.',
  },
  {
    name: 'user',
    label: 'Calls a minute of one user',
    help: 'Where nobody is signed in, of one address on the internet.',
  },
  {
    name: 'client',
    label: 'Calls a minute of one app',
    help: 'Of Claude on the web, of one installation of Claude Code.',
  },
  { name: 'tool', label: 'Calls a minute of one tool', help: 'For tools that have no limit of their own.' },
  { name: 'concurrent', label: 'Calls at one time', help: 'That wait for your API, in each process of this portal.' },
]

export function LimitsForm({ place, limits }: LimitsFormProps) {
  return (
    <ActionForm<void> action={saveLimitsAction.bind(null, place)} className="flex flex-col gap-6">
      {(state) => (
        <>
          {FIELDS.map(({ name, label, help }) => (
            <Field key={name} label={label} help={help} optional error={state.errors[name]}>
              <Input
                name={name}
                inputMode="numeric"
                autoComplete="off"
                maxLength={10}
                className="sm:w-40"
                placeholder="No limit"
                defaultValue={state.values[name] ?? limits[name]}
              />
            </Field>
          ))}
          <div className="flex items-center gap-3">
            <SubmitButton variant="secondary">Save limits</SubmitButton>
            <SavedNote state={state} />
          </div>
        </>
      )}
    </ActionForm>
  )
}
