'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { keepFormerNameAction } from '../actions'

interface FormerNameFormProps {
  place: { partner: string; connector: string }
  name: string
  formerName: string
}

/** The way out where a tool was renamed: its old name goes on working. */
export function FormerNameForm({ place, name, formerName }: FormerNameFormProps) {
  return (
    <ActionForm<void> action={keepFormerNameAction.bind(null, place)} className="flex flex-col items-start gap-2">
      {({ errors }) => (
        <>
          {Object.entries(errors).map(([field, error]) => (
            <Callout key={field} tone="danger" announce>
              {error}
            </Callout>
          ))}
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="formerName" value={formerName} />
          <SubmitButton variant="secondary" size="sm">
            <span>
              Keep <code>{formerName}</code> working
            </span>
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
