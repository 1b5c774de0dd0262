'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Callout } from '@/app/_components/ui/callout'
import { CopyLine } from '@/app/_components/ui/copy'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { createTokenAction } from '../actions'

interface Created {
  token: string
  name: string
  expiresAt: Date | null
}

const LIFETIMES = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', '1 year'],
  ['', 'Until revoked'],
]

interface TokenFormProps {
  partner: string
  /** Whether the member's role writes; a token does no more than its member. */
  mayWrite: boolean
}

export function TokenForm({ partner, mayWrite }: TokenFormProps) {
  return (
    <ActionForm<Created> action={createTokenAction.bind(null, { partner })} className="flex flex-col gap-4">
      {({ values, errors, result }) => (
        <>
          <div className="flex flex-col gap-4 sm:flex-row sm:items-start">
            <Field label="Used by" className="grow" error={errors.name}>
              <Input name="name" placeholder="Deploy script" maxLength={100} defaultValue={values.name} />
            </Field>
            <Field label="May" className="sm:w-40" error={errors.scope}>
              <Select key={values.scope} name="scope" defaultValue={values.scope ?? (mayWrite ? 'write' : 'read')}>
                {mayWrite && <option value="write">Read and write</option>}
                <option value="read">Only read</option>
              </Select>
            </Field>
            <Field label="Lasts" className="sm:w-36" error={errors.expiresInDays}>
              <Select key={values.expiresInDays} name="expiresInDays" defaultValue={values.expiresInDays ?? '90'}>
                {LIFETIMES.map(([days, label]) => (
                  <option key={days} value={days}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
            <SubmitButton className="sm:mt-[26px]">Create token</SubmitButton>
          </div>
          {result && <NewToken {...result} />}
        </>
      )}
    </ActionForm>
  )
}

function NewToken({ token, name, expiresAt }: Created) {
  return (
    <Callout tone="success" announce title={`Copy the token for ${name}`}>
      <p className="text-muted-foreground">
        It is shown only now
        {expiresAt && (
          <>
            , and expires <RelativeTime at={expiresAt} />
          </>
        )}
        . Keep it like a password.
      </p>
      <CopyLine text={token} what="access token" className="mt-3 bg-surface!" />
    </Callout>
  )
}
