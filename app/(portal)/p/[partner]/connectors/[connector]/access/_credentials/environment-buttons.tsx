'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { SavedNote } from '../../../_components/saved-note'
import {
  addEnvironmentAction,
  removeCredentialAction,
  removeEnvironmentAction,
  renameEnvironmentAction,
  saveHostsAction,
  serveEnvironmentAction,
} from './actions'
import type { ConnectorPlace, EnvironmentPlace } from './place'

const PRESSES = {
  serve: { action: serveEnvironmentAction, label: 'Serve this one' },
  removeCredential: { action: removeCredentialAction, label: 'Remove credential' },
  remove: { action: removeEnvironmentAction, label: 'Remove environment' },
}

/** One press: it acts on the next call. */
export function EnvironmentPress({ place, does }: { place: EnvironmentPlace; does: keyof typeof PRESSES }) {
  const { action, label } = PRESSES[does]
  return (
    <ActionForm<void> action={action.bind(null, place)} className="flex flex-col gap-3">
      {() => (
        <SubmitButton variant="secondary" size="sm">
          {label}
        </SubmitButton>
      )}
    </ActionForm>
  )
}

export function RenameEnvironment(place: EnvironmentPlace) {
  return (
    <ActionForm<void> action={renameEnvironmentAction.bind(null, place)} className="flex flex-wrap items-end gap-3">
      {({ values, errors }) => (
        <>
          <Field label="New name" error={errors.environment} className="min-w-40 grow">
            <Input mono name="environment" autoComplete="off" defaultValue={values.environment ?? place.environment} />
          </Field>
          <SubmitButton variant="secondary">Rename</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

export function AddEnvironment(place: ConnectorPlace) {
  return (
    <ActionForm<void> action={addEnvironmentAction.bind(null, place)} className="flex flex-col gap-4">
      {({ values, errors }) => (
        <>
          <Field label="Name of the environment" error={errors.environment}>
            <Input mono name="environment" placeholder="sandbox" autoComplete="off" defaultValue={values.environment} />
          </Field>
          <Field label="Its own address" optional error={errors.environmentUrl} help="Empty: the connector's base URL.">
            <Input
              mono
              name="environmentUrl"
              inputMode="url"
              placeholder="https://sandbox.example.com/v1"
              autoComplete="off"
              defaultValue={values.environmentUrl}
            />
          </Field>
          <SubmitButton variant="secondary" className="self-start">
            Add environment
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

export function UpstreamHostsForm({ hosts, ...place }: ConnectorPlace & { hosts: string[] }) {
  return (
    <ActionForm<void> action={saveHostsAction.bind(null, place)} className="flex flex-col gap-4">
      {(state) => (
        <>
          <Field
            label="Other hosts of the API"
            optional
            error={state.errors.hosts}
            help="One a line. They get the credential too. Everything else is refused."
          >
            <Textarea
              mono
              name="hosts"
              rows={2}
              spellCheck={false}
              placeholder="files.example.com"
              defaultValue={state.values.hosts ?? hosts.join('\n')}
            />
          </Field>
          <div className="flex items-center gap-3">
            <SubmitButton variant="secondary">Save hosts</SubmitButton>
            <SavedNote state={state} />
          </div>
        </>
      )}
    </ActionForm>
  )
}
