'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { rollBackAction } from '../actions'

interface ServeFormProps {
  partner: string
  connector: string
  release: number
}

export function ServeForm({ partner, connector, release }: ServeFormProps) {
  return (
    <ActionForm action={rollBackAction.bind(null, { partner, connector })} className="flex shrink-0 flex-col gap-3">
      {() => (
        <>
          <input type="hidden" name="release" value={release} />
          <SubmitButton variant="secondary" size="sm">
            Serve this release
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
