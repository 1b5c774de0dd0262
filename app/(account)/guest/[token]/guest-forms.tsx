'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { AccountFields } from '../../_components/account-fields'
import { acceptGuestAction, acceptGuestAsNewAction } from './actions'

interface GuestFormProps {
  token: string
  /** What only the link in the mail has. */
  mailed: string
}

function LinkFields({ token, mailed }: GuestFormProps) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="mailed" value={mailed} />
    </>
  )
}

/** For the account that is signed in. */
export function AcceptForm(link: GuestFormProps) {
  return (
    <ActionForm action={acceptGuestAction} className="flex flex-col gap-5">
      {() => (
        <>
          <LinkFields {...link} />
          <SubmitButton className="w-full">Accept the invitation</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

/** For someone without an account. */
export function AcceptAsNewForm({ email, ...link }: GuestFormProps & { email: string }) {
  return (
    <ActionForm action={acceptGuestAsNewAction} className="flex flex-col gap-5">
      {(state) => (
        <>
          <LinkFields {...link} />
          <AccountFields state={{ ...state, values: { email, ...state.values } }} />
          <SubmitButton className="mt-1 w-full">Create account and accept</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
