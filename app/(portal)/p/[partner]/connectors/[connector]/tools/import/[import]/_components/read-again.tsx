'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { readAgainAction } from '../actions'
import type { ImportPlace } from '../load-import'

export function ReadAgain({ place }: { place: ImportPlace }) {
  return (
    <ActionForm<never> action={readAgainAction.bind(null, place)} className="flex flex-col gap-3">
      {() => <SubmitButton variant="secondary">Read again</SubmitButton>}
    </ActionForm>
  )
}
