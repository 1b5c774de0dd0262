'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { SavedNote } from '../../_components/saved-note'
import { deleteConnectorAction, saveSettingsAction } from '../actions'

type ConnectorPlace = { partner: string; connector: string }

type DetailsFormProps = ConnectorPlace & {
  details: { name: string; description: string; baseUrl: string }
  /** Whether the member may choose where calls go. */
  mayMove: boolean
}

export function DetailsForm({ details, mayMove, ...place }: DetailsFormProps) {
  return (
    <ActionForm<void> action={saveSettingsAction.bind(null, place)} className="flex flex-col gap-6">
      {(state) => (
        <>
          <Field label="Name" help="People see it when they connect." error={state.errors.name}>
            <Input name="name" maxLength={100} autoComplete="off" defaultValue={state.values.name ?? details.name} />
          </Field>
          <Field label="Slug" help="It stays: clients and plugins point at it.">
            <Input mono readOnly value={place.connector} />
          </Field>
          <Field
            label="Description"
            help="Claude reads it to know what the API offers. One or two sentences."
            error={state.errors.description}
          >
            <Textarea
              name="description"
              maxLength={2000}
              defaultValue={state.values.description ?? details.description}
            />
          </Field>
          <Field
            label="Base URL"
            help={
              mayMove
                ? "Every tool's path starts from here."
                : 'Admins and owners change it: calls carry the credential there.'
            }
            error={state.errors.baseUrl}
          >
            <Input
              mono
              name="baseUrl"
              type="url"
              {...(!mayMove && { readOnly: true })}
              autoComplete="off"
              defaultValue={state.values.baseUrl ?? details.baseUrl}
            />
          </Field>
          <div className="flex items-center gap-3">
            <SubmitButton variant="secondary">Save to draft</SubmitButton>
            <SavedNote state={state} />
          </div>
        </>
      )}
    </ActionForm>
  )
}

export function DeleteForm(place: ConnectorPlace) {
  return (
    <ActionForm<never>
      action={deleteConnectorAction.bind(null, place)}
      className="flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:items-start"
    >
      {(state) => (
        <>
          <Field
            label={
              <>
                Enter <code>{place.connector}</code> to delete it
              </>
            }
            error={state.errors.confirmation}
            className="grow"
          >
            <Input
              mono
              name="confirmation"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={state.values.confirmation}
            />
          </Field>
          <SubmitButton variant="danger" className="sm:mt-[26px]">
            Delete connector
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
