'use client'

import { ActionForm } from '@/app/_components/action-form'
import { ButtonLink } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { createPartnerAction } from './actions'

export function NewPartnerForm() {
  return (
    <ActionForm action={createPartnerAction} className="flex flex-col gap-6">
      {(state) => (
        <>
          <Field
            label="Company or team"
            help="Its name is part of your portal's addresses."
            error={state.errors.partnerName}
          >
            <Input name="partnerName" autoComplete="organization" required defaultValue={state.values.partnerName} />
          </Field>
          <div className="flex gap-2">
            <SubmitButton>Add company</SubmitButton>
            <ButtonLink variant="ghost" href="/">
              Cancel
            </ButtonLink>
          </div>
        </>
      )}
    </ActionForm>
  )
}
