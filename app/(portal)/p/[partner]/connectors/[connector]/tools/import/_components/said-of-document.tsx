'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { TextLink } from '@/app/_components/ui/text-link'
import type { FoundImport, ImportView } from '@/lib/definitions/import-schema'
import { KIND_LABELS } from '../../../../_components/import-kinds'
import { connectorPath } from '../../tool-place'
import { type ImportPlace, readAgainAction, takeAddressAction } from '../actions'

/** Why a document was not read, and the way on with what was given. */
export function ReadFailure({ place, view }: { place: ImportPlace; view: ImportView }) {
  const said = view.state === 'stopped' ? 'The portal was restarted while it read the document.' : view.problem
  return (
    <Card className="max-w-[640px]">
      <ActionForm<never> action={readAgainAction.bind(null, place)} className="flex flex-col gap-4">
        {(state) => (
          <>
            <Callout tone="danger" title="The document was not read">
              {said}
            </Callout>
            <Field label="Read it as" error={state.errors.kind}>
              <Select name="kind" defaultValue={view.kind}>
                {Object.entries(KIND_LABELS).map(([kind, label]) => (
                  <option key={kind} value={kind}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
            <SubmitButton className="self-start">Read again</SubmitButton>
          </>
        )}
      </ActionForm>
    </Card>
  )
}

/** The document is of another address than the tools call; one press makes it theirs. */
export function Elsewhere({ place, address, own }: { place: ImportPlace; address: string; own: string }) {
  return (
    <Callout tone="warning" title="The document describes another address">
      <p>
        It describes <code className="break-all">{address}</code>; the tools call{' '}
        <code className="break-all">{own}</code>.
      </p>
      <ActionForm<never> action={takeAddressAction.bind(null, place)} className="mt-3">
        {(state) => (
          <>
            <input type="hidden" name="baseUrl" value={address} />
            {state.errors.baseUrl && <p className="mb-2 text-danger">{state.errors.baseUrl}</p>}
            <SubmitButton size="sm" variant="secondary">
              Call the document’s address
            </SubmitButton>
          </>
        )}
      </ActionForm>
    </Callout>
  )
}

const CREDENTIALS: Record<string, (name: string) => string> = {
  header: (name) => `an API key in the header ${name}`,
  query: (name) => `an API key in the query parameter ${name}`,
  basic: () => 'a user name and a password',
  bearer: () => 'a bearer token',
}

interface NeedsCredentialProps {
  place: ImportPlace
  credentials: FoundImport['credentials']
}

/** What the document says about getting in, where the connector shows the API nothing yet. */
export function NeedsCredential({ place, credentials }: NeedsCredentialProps) {
  const said = [...new Set(credentials.flatMap(({ kind, name }) => CREDENTIALS[kind]?.(name) ?? []))]
  if (said.length === 0) return null
  // What it asks for by default comes first; more than two ways are more than a sentence.
  return (
    <Callout title={`The API takes ${said.slice(0, 2).join(', or ')}`}>
      The connector shows it nothing yet.{' '}
      <TextLink href={`${connectorPath(place)}/access`} target="_blank">
        Set the credential
      </TextLink>
    </Callout>
  )
}
