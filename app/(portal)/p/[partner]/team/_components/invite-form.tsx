'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { CopyLine } from '@/app/_components/ui/copy'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { createInvitationAction } from '../actions'

interface Invited {
  link: string
  note: string
  expiresAt: Date
  /** It was sent by mail too. */
  mailed: boolean
}

export function InviteForm({ partner }: { partner: string }) {
  return (
    <ActionForm<Invited> action={createInvitationAction.bind(null, { partner })} className="flex flex-col gap-4">
      {({ values, errors, result }) => (
        <>
          <div className="flex flex-col gap-4 sm:flex-row sm:items-start">
            <Field label="For" optional className="grow" error={errors.note}>
              <Input name="note" placeholder="Ada in support" maxLength={100} defaultValue={values.note} />
            </Field>
            <Field label="Role" className="sm:w-40" error={errors.role}>
              <Select key={values.role} name="role" defaultValue={values.role ?? 'editor'}>
                <option value="editor">Editor</option>
                <option value="owner">Owner</option>
              </Select>
            </Field>
            <SubmitButton className="sm:mt-[26px]">Create link</SubmitButton>
          </div>
          <p className="text-xs text-muted-foreground">
            Editors build and publish connectors. Owners also invite and remove people. A link is good for one account
            and seven days.
          </p>
          {result && <NewLink {...result} />}
        </>
      )}
    </ActionForm>
  )
}

function NewLink({ link, note, expiresAt, mailed }: Invited) {
  return (
    <Callout
      tone="success"
      announce
      title={mailed ? `A link is on its way to ${note}` : note ? `Send this link to ${note}` : 'Send this link'}
    >
      <p className="text-muted-foreground">
        It is shown only now, and expires <RelativeTime at={expiresAt} />.
      </p>
      <CopyLine text={link} what="invitation link" className="mt-3 bg-surface!" />
    </Callout>
  )
}
