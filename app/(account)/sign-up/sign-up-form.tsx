'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { AccountFields, PartnerNameField } from '../_components/account-fields'
import { signUpAction } from './actions'

export function SignUpForm({ next }: { next: string }) {
  return (
    <ActionForm action={signUpAction} className="flex flex-col gap-5">
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <AccountFields state={state} />
          <PartnerNameField state={state} />
          <SubmitButton className="mt-1 w-full">Create account</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
