'use client'

import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import type { FormState } from '@/app/_web/form-state'

/** Name, e-mail and a new password. */
export function AccountFields({ state }: { state: FormState }) {
  return (
    <>
      <Field label="Your name" error={state.errors.name}>
        <Input name="name" autoComplete="name" required defaultValue={state.values.name} />
      </Field>
      <Field label="E-mail" error={state.errors.email}>
        <Input name="email" type="email" autoComplete="username" required defaultValue={state.values.email} />
      </Field>
      <Field label="Password" help="At least 10 characters." error={state.errors.password}>
        <Input name="password" type="password" autoComplete="new-password" required />
      </Field>
    </>
  )
}

/** The company or team a new account starts with. */
export function PartnerNameField({ state }: { state: FormState }) {
  return (
    <Field
      label="Company or team"
      help="Connectors belong to it, and you can invite others. Its name is part of your portal's addresses."
      error={state.errors.partnerName}
    >
      <Input name="partnerName" autoComplete="organization" required defaultValue={state.values.partnerName} />
    </Field>
  )
}
