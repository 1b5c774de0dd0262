'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { AccountFields, PartnerNameField } from '../_components/account-fields'
import { signUpAction, signUpToConnectAction } from './actions'

interface SignUpFormProps {
  next: string
  /** Somebody on the way to a connector, who needs no company here. */
  toConnect: boolean
}

export function SignUpForm({ next, toConnect }: SignUpFormProps) {
  return (
    <ActionForm action={toConnect ? signUpToConnectAction : signUpAction} className="flex flex-col gap-5">
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <AccountFields state={state} />
          {!toConnect && <PartnerNameField state={state} />}
          <SubmitButton className="mt-1 w-full">Create account</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
