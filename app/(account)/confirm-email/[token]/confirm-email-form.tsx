'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { confirmEmailAction } from './actions'

/** A button, since programs that look through mail open links too. */
export function ConfirmEmailForm({ token, next }: { token: string; next: string }) {
  return (
    <ActionForm action={confirmEmailAction} className="flex flex-col gap-5">
      {() => (
        <>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="next" value={next} />
          <SubmitButton className="w-full">Confirm address</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
