'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Disclosure } from '@/app/_components/ui/card'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { FormState } from '@/app/_web/form-state'

interface RevokeFormProps {
  /** What opens it, such as "Revoke". */
  verb: string
  /** What it ends, for the button itself. */
  subject: string
  consequence: string
  action: (previous: FormState<void>, form: FormData) => Promise<FormState<void>>
  fields: Record<string, string>
}

/** Says what ends before it ends; opens and works without scripts. */
export function RevokeForm({ verb, subject, consequence, action, fields }: RevokeFormProps) {
  return (
    <Disclosure
      summary={
        <>
          {verb}…<span className="sr-only"> {subject}</span>
        </>
      }
    >
      <ActionForm action={action} className="flex flex-col items-start gap-3">
        {() => (
          <>
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <p className="max-w-prose text-xs text-muted-foreground">{consequence}</p>
            <SubmitButton variant="danger" size="sm">
              {`Revoke ${subject}`}
            </SubmitButton>
          </>
        )}
      </ActionForm>
    </Disclosure>
  )
}
