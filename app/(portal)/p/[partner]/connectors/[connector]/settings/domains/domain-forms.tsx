'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { ConfirmButton } from '../../../../_components/confirm-button'
import { addDomainAction, removeDomainAction, verifyDomainAction } from './actions'

type ConnectorPlace = { partner: string; connector: string }

export function AddDomainForm(place: ConnectorPlace) {
  return (
    <ActionForm<{ host: string }> action={addDomainAction.bind(null, place)} className="flex flex-col gap-4">
      {({ values, errors, result }) => (
        <>
          <div className="flex flex-col gap-4 sm:flex-row sm:items-start">
            <Field
              label="Domain"
              help="A public name of yours. It is served over https on port 443, at the path /mcp."
              error={errors.host}
              className="grow"
            >
              <Input
                mono
                name="host"
                placeholder="mcp.example.com"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={300}
                defaultValue={values.host}
              />
            </Field>
            <SubmitButton className="sm:mt-[26px]">Add domain</SubmitButton>
          </div>
          {result && (
            <Callout tone="success" announce title={`${result.host} is added`}>
              Prove below that it is yours; then it serves.
            </Callout>
          )}
        </>
      )}
    </ActionForm>
  )
}

export function CheckForm({ host, verb, ...place }: ConnectorPlace & { host: string; verb: string }) {
  return (
    <ActionForm<{ host: string; serves: boolean }>
      action={verifyDomainAction.bind(null, place)}
      className="flex flex-wrap items-center gap-3"
    >
      {({ result }) => (
        <>
          <input type="hidden" name="host" value={host} />
          <SubmitButton variant="secondary" size="sm" aria-label={`${verb} ${host}`}>
            {verb}
          </SubmitButton>
          <span role="status" className="text-xs text-muted-foreground">
            {result && (result.serves ? 'The proof is there.' : 'Checked just now; the proof is not there.')}
          </span>
        </>
      )}
    </ActionForm>
  )
}

export function RemoveButton({ host, ...place }: ConnectorPlace & { host: string }) {
  return (
    <ConfirmButton
      verb="Remove"
      subject={host}
      question={`Remove ${host}?`}
      consequence="It stops serving at once. Who connected there has to connect again at another address."
      action={removeDomainAction.bind(null, place)}
      fields={{ host }}
    />
  )
}
