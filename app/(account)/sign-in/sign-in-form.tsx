'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { signInAction } from './actions'

export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm action={signInAction} className="flex flex-col gap-5">
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <Field label="E-mail" error={state.errors.email}>
            <Input name="email" type="email" autoComplete="username" required defaultValue={state.values.email} />
          </Field>
          <Field label="Password" error={state.errors.password}>
            <Input name="password" type="password" autoComplete="current-password" required />
          </Field>
          <SubmitButton className="mt-1 w-full">Sign in</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
