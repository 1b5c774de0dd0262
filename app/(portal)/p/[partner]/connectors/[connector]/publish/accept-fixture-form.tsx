'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { acceptFixtureAction } from '../actions'

interface AcceptFixtureFormProps {
  place: { partner: string; connector: string }
  tool: string
  name: string
}

/** Takes the new result for the expected one. */
export function AcceptFixtureForm({ place, tool, name }: AcceptFixtureFormProps) {
  return (
    <ActionForm<void> action={acceptFixtureAction.bind(null, place)} className="flex flex-col items-start gap-2">
      {({ errors }) => (
        <>
          {Object.entries(errors).map(([field, error]) => (
            <Callout key={field} tone="danger" announce>
              {error}
            </Callout>
          ))}
          <input type="hidden" name="tool" value={tool} />
          <input type="hidden" name="name" value={name} />
          <SubmitButton variant="secondary" size="sm" aria-label={`Accept ${name}`}>
            Accept
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
