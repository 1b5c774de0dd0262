'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { createSampleAction } from '../actions'

/** One press to a connector that works: over the sample API this portal serves. */
export function SampleButton({ partner }: { partner: string }) {
  return (
    <ActionForm action={createSampleAction.bind(null, { partner })} className="flex flex-col gap-3">
      {() => <SubmitButton variant="secondary">Start from the sample</SubmitButton>}
    </ActionForm>
  )
}
