'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Disclosure } from '@/app/_components/ui/card'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { CredentialKind } from '@/lib/upstream/schema'
import { CredentialFields } from '../../_components/credential-fields'
import { SavedNote } from '../../_components/saved-note'
import { removeCredentialAction, saveCredentialAction } from '../actions'

type CredentialPlace = { partner: string; connector: string }

/** One press: the next call goes out without it. */
export function RemoveCredential(place: CredentialPlace) {
  return (
    <ActionForm<void> action={removeCredentialAction.bind(null, place)} className="flex flex-col gap-3">
      {() => (
        <SubmitButton variant="secondary" size="sm">
          Remove credential
        </SubmitButton>
      )}
    </ActionForm>
  )
}

export function ReplaceCredential({ kind, ...place }: CredentialPlace & { kind: CredentialKind }) {
  const stored = kind !== 'none'
  const form = (
    <ActionForm<void> action={saveCredentialAction.bind(null, place)} className="flex flex-col gap-4">
      {(state) => (
        <>
          <CredentialFields values={state.values} errors={state.errors} kind={stored ? kind : 'header'} withoutNone />
          <div className="flex items-center gap-3">
            <SubmitButton variant="secondary">{stored ? 'Replace credential' : 'Save credential'}</SubmitButton>
            <SavedNote state={state} />
          </div>
        </>
      )}
    </ActionForm>
  )
  if (!stored) {
    return (
      <>
        <p className="text-muted-foreground">None stored. Calls go out as they are.</p>
        <Disclosure summary="Add a credential">{form}</Disclosure>
      </>
    )
  }
  return <Disclosure summary="Replace it">{form}</Disclosure>
}
