'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { AccountFields } from '../../_components/account-fields'
import { joinAction, joinAsNewAction } from './actions'

interface JoinFormProps {
  token: string
  partnerName: string
}

/** For the account that is signed in. */
export function JoinForm({ token, partnerName }: JoinFormProps) {
  return (
    <ActionForm action={joinAction} className="flex flex-col gap-5">
      {() => (
        <>
          <input type="hidden" name="token" value={token} />
          <SubmitButton className="w-full">Join {partnerName}</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

/** For someone without an account. */
export function JoinAsNewForm({ token, partnerName }: JoinFormProps) {
  return (
    <ActionForm action={joinAsNewAction} className="flex flex-col gap-5">
      {(state) => (
        <>
          <input type="hidden" name="token" value={token} />
          <AccountFields state={state} />
          <SubmitButton className="mt-1 w-full">Create account and join {partnerName}</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
