'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Disclosure } from '@/app/_components/ui/card'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { SignInSummary } from '@/lib/accounts/schema'
import { ChoicePill } from '../../../_components/choice-card'
import { SavedNote } from '../../../_components/saved-note'
import { removeSignInAction, saveSignInAction } from './actions'
import { ClientFields, MoreFields } from './client-fields'
import { EndpointFields } from './endpoint-fields'

interface Props {
  place: { partner: string; connector: string }
  stored: SignInSummary | null
}

const FRESH = { how: 'discovery', authMethod: 'basic', pkce: 'on', scopes: 'openid profile email offline_access' }

/** What is stored, as the form's fields have it. */
function toValues(stored: SignInSummary | null): Record<string, string> {
  if (!stored) return FRESH
  const { fields, parameters, pkce, hasSecret: _, updatedAt: __, issParameter: ___, ...texts } = stored
  return {
    ...texts,
    how: stored.discovery ? 'discovery' : 'hand',
    pkce: pkce ? 'on' : '',
    parameters: Object.entries(parameters)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
    subjectField: fields.subject,
    nameField: fields.name,
    emailField: fields.email,
  }
}

/** Sets up the server at which a connector's users sign in. */
export function SignInForm({ place, stored }: Props) {
  return (
    <ActionForm<void> action={saveSignInAction.bind(null, place)} className="flex flex-col gap-4">
      {(state) => {
        const typed = Object.keys(state.values).length > 0
        const values = typed ? state.values : toValues(stored)
        const part = { values, errors: state.errors }
        return (
          <>
            <fieldset className="group/server flex min-w-0 flex-col gap-4">
              <legend className="mb-1.5 text-sm font-medium">Your OAuth or OpenID Connect server</legend>
              <div className="flex flex-wrap gap-2">
                <ChoicePill
                  name="how"
                  value="discovery"
                  defaultChecked={values.how !== 'hand'}
                  title="It describes itself"
                />
                <ChoicePill name="how" value="hand" defaultChecked={values.how === 'hand'} title="Enter endpoints" />
              </div>
              <EndpointFields {...part} />
            </fieldset>
            <ClientFields {...part} hasSecret={stored?.hasSecret ?? false} />
            <Disclosure summary="Button, extra parameters and fields" open={hasMore(state.errors)}>
              <MoreFields {...part} />
            </Disclosure>
            <div className="flex items-center gap-3">
              <SubmitButton variant="secondary">Save sign-in</SubmitButton>
              <SavedNote state={state} />
            </div>
          </>
        )
      }}
    </ActionForm>
  )
}

function hasMore(errors: Record<string, string>): boolean {
  return ['label', 'parameters', 'subjectField', 'nameField', 'emailField'].some((name) => errors[name])
}

/** Nobody signs in there any more, and nobody stays connected. */
export function RemoveSignIn({ place }: Pick<Props, 'place'>) {
  return (
    <ActionForm<void> action={removeSignInAction.bind(null, place)} className="flex flex-col gap-3">
      {() => (
        <SubmitButton variant="secondary" size="sm">
          Remove sign-in
        </SubmitButton>
      )}
    </ActionForm>
  )
}
