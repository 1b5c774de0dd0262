'use client'

import { ActionForm } from '@/app/_components/action-form'
import { ButtonLink } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Checkbox } from '@/app/_components/ui/choice'
import { ChoiceField, Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { publishAction } from '../actions'

interface PublishFormProps {
  partner: string
  connector: string
  number: number
  cancel: string
  /** Some recorded answers give another result: publishing wants to be told that this is meant. */
  differs: boolean
}

export function PublishForm({ partner, connector, number, cancel, differs }: PublishFormProps) {
  return (
    <ActionForm<never> action={publishAction.bind(null, { partner, connector })} className="flex flex-col gap-6">
      {({ values, errors: { note, ...others } }) => (
        <>
          {/* A tool saved under older rules. */}
          {Object.entries(others).map(([field, error]) => (
            <Callout key={field} tone="danger" announce>
              {error}
            </Callout>
          ))}
          <Field label="Note" optional help="For your team. It stands beside the release." error={note}>
            <Input name="note" maxLength={200} autoComplete="off" defaultValue={values.note} />
          </Field>
          {differs && (
            <ChoiceField label="Publish anyway" help="Recorded answers that give another result stay as they are.">
              <Checkbox name="despiteFixtures" />
            </ChoiceField>
          )}
          <div className="flex gap-2">
            <SubmitButton>Publish release {number}</SubmitButton>
            <ButtonLink variant="ghost" href={cancel}>
              Cancel
            </ButtonLink>
          </div>
        </>
      )}
    </ActionForm>
  )
}
