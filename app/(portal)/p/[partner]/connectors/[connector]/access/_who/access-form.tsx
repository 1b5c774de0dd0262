'use client'

import { type ReactNode, useState } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { Checkbox } from '@/app/_components/ui/choice'
import { ChoiceField, Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { AccessMode, AccessSettings, Audience } from '@/lib/connectors/schema'
import { ChoiceCard } from '../../../_components/choice-card'
import { SavedNote } from '../../../_components/saved-note'
import { saveAccessAction } from './actions'

interface AccessFormProps {
  place: { partner: string; connector: string }
  access: AccessMode
  settings: AccessSettings
}

/** Who may use the connector: how people sign in, when, and which of them. */
export function AccessForm({ place, access, settings }: AccessFormProps) {
  const [mode, setMode] = useState<AccessMode>(access)
  const [who, setWho] = useState<Audience>(settings.who)
  const has = (value: string) => ({ value, defaultChecked: value === access })
  return (
    <ActionForm<void> action={saveAccessAction.bind(null, place)} className="flex flex-col gap-6">
      {(state) => (
        <>
          <Choices legend="Who may use it" onPick={(value) => setMode(value as AccessMode)}>
            <ChoiceCard name="access" {...has('open')} title="Open">
              Anyone who knows the address, with no sign-in. Right for public APIs that only read.
            </ChoiceCard>
            <ChoiceCard name="access" {...has('portal')} title="Portal account">
              People sign in to this portal once, and allow Claude to use the connector as them. They can take it back.
            </ChoiceCard>
            <ChoiceCard name="access" {...has('partner')} title="Partner sign-in">
              People sign in at your own server, and Claude acts as them in your API. Say below where that is.
            </ChoiceCard>
          </Choices>
          <div hidden={mode !== 'portal'}>
            <WhoFields settings={settings} who={who} onPick={setWho} error={state.errors.domains} />
          </div>
          <div hidden={mode === 'open'}>
            <ChoiceField
              label="Ask for sign-in only when it is needed"
              help="Everyone sees the tools, and those you mark as answering without sign-in do. A call of any other tool, or reading a prompt or a resource, asks the person to sign in."
            >
              <Checkbox name="mixed" defaultChecked={settings.mixed} />
            </ChoiceField>
          </div>
          <div className="flex items-center gap-3">
            <SubmitButton variant="secondary">Save access</SubmitButton>
            <SavedNote state={state} />
          </div>
        </>
      )}
    </ActionForm>
  )
}

function Choices({ legend, onPick, children }: { legend: string; onPick(value: string): void; children: ReactNode }) {
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-3"
      onChange={({ target }) => onPick((target as unknown as HTMLInputElement).value)}
    >
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="grid gap-3 sm:grid-cols-2">{children}</div>
    </fieldset>
  )
}

interface WhoFieldsProps {
  settings: AccessSettings
  who: Audience
  onPick(who: Audience): void
  error: string | undefined
}

function WhoFields({ settings, who, onPick, error }: WhoFieldsProps) {
  const has = (value: Audience) => ({ value, defaultChecked: value === settings.who })
  return (
    <div className="flex flex-col gap-4">
      <Choices legend="Which accounts" onPick={(value) => onPick(value as Audience)}>
        <ChoiceCard name="who" {...has('anyone')} title="All of them">
          Whoever has an account here. People without one make theirs on the way.
        </ChoiceCard>
        <ChoiceCard name="who" {...has('domains')} title="By e-mail domain">
          People with a confirmed address at a domain you name, and those you invite.
        </ChoiceCard>
        <ChoiceCard name="who" {...has('invited')} title="Invited people">
          Only those you invite below, one by one.
        </ChoiceCard>
      </Choices>
      <div hidden={who !== 'domains'}>
        <Field
          label="Domains"
          help="One a line. An address counts at exactly this domain, not at one below it."
          error={error}
        >
          <Textarea
            name="domains"
            mono
            rows={2}
            spellCheck={false}
            autoCapitalize="none"
            placeholder="example.com"
            defaultValue={settings.domains.join('\n')}
          />
        </Field>
      </div>
    </div>
  )
}
