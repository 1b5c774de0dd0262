'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { CopyLine } from '@/app/_components/ui/copy'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { inviteGuestAction } from './actions'

interface Invited {
  email: string
  link: string
  expiresAt: Date
  mailed: 'sent' | 'none' | 'failed'
}

/** Invites one person by their address, and shows the link. */
export function GuestForm({ place }: { place: { partner: string; connector: string } }) {
  return (
    <ActionForm<Invited> action={inviteGuestAction.bind(null, place)} className="flex flex-col gap-4">
      {({ values, errors, result }) => (
        <>
          <div className="flex flex-col gap-4 sm:flex-row sm:items-start">
            <Field label="E-mail" className="grow" error={errors.email}>
              <Input
                name="email"
                type="email"
                autoComplete="off"
                defaultValue={values.email}
                placeholder="ada@example.com"
              />
            </Field>
            <SubmitButton variant="secondary" className="sm:mt-[26px]">
              Invite
            </SubmitButton>
          </div>
          {result && <NewLink {...result} />}
        </>
      )}
    </ActionForm>
  )
}

const TITLES = {
  sent: (email: string) => `A link is on its way to ${email}`,
  none: (email: string) => `Send this link to ${email}`,
  failed: (email: string) => `The mail did not go out. Send this link to ${email}`,
}

function NewLink({ email, link, expiresAt, mailed }: Invited) {
  return (
    <Callout tone={mailed === 'failed' ? 'warning' : 'success'} announce title={TITLES[mailed](email)}>
      <p className="text-muted-foreground">
        It is good for one account, is shown only now, and expires <RelativeTime at={expiresAt} />.
      </p>
      <CopyLine text={link} what="invitation link" className="mt-3 bg-surface!" />
    </Callout>
  )
}
