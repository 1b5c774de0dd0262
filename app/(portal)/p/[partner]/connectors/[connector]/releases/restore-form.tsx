'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { restoreDraftAction } from '../actions'

interface RestoreFormProps {
  partner: string
  connector: string
  release: number
}

export function RestoreForm({ partner, connector, release }: RestoreFormProps) {
  return (
    <ActionForm<never>
      action={restoreDraftAction.bind(null, { partner, connector })}
      className="flex min-w-0 flex-col gap-3"
    >
      {() => (
        <>
          <input type="hidden" name="release" value={release} />
          <SubmitButton variant="secondary" size="sm">
            Make the draft like it
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
