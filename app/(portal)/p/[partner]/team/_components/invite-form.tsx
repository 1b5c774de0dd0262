'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { CopyLine } from '@/app/_components/ui/copy'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { Role } from '@/lib/partners/schema'
import { createInvitationAction } from '../actions'
import { roleLabel } from '../role-label'

interface Invited {
  link: string
  note: string
  expiresAt: Date
  /** It was sent by mail too. */
  mailed: boolean
}

interface InviteFormProps {
  partner: string
  /** Those the member may give. */
  roles: Role[]
}

export function InviteForm({ partner, roles }: InviteFormProps) {
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
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {roleLabel(role)}
                  </option>
                ))}
              </Select>
            </Field>
            <SubmitButton className="sm:mt-[26px]">Create link</SubmitButton>
          </div>
          <p className="text-xs text-muted-foreground">
            A link is good for one account and seven days. What each role may is listed below.
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
