'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { sendConfirmationAction } from './actions'

/** Sends a link to the address of the account, which leads back to `next`. */
export function ConfirmForm({ next }: { next: string }) {
  return (
    <ActionForm<{ email: string }> action={sendConfirmationAction} className="flex flex-col gap-4">
      {({ result }) => (
        <>
          <input type="hidden" name="next" value={next} />
          {result && (
            <Callout tone="success" announce title={`A link is on its way to ${result.email}`}>
              Open it in this browser within an hour. It leads back here.
            </Callout>
          )}
          <SubmitButton className="w-full">{result ? 'Send another link' : 'Send me a link'}</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
