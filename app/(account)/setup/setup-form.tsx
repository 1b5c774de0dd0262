'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { AccountFields, PartnerNameField } from '../_components/account-fields'
import { createOwnerAction } from './actions'

export function SetupForm() {
  return (
    <ActionForm action={createOwnerAction} className="flex flex-col gap-5">
      {(state) => (
        <>
          <AccountFields state={state} />
          <PartnerNameField state={state} />
          <SubmitButton className="mt-1 w-full">Create owner account</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
