import { Card, Disclosure, Section } from '@/app/_components/ui/card'
import { CopyLine } from '@/app/_components/ui/copy'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { requestOrigin } from '@/app/_web/session'
import { describeSignIn, signInHost } from '@/lib/accounts'
import type { SignInSummary } from '@/lib/accounts/schema'
import type { Connector } from '@/lib/connectors'
import { PARTNER_CALLBACK } from '@/lib/oauth'
import { hasRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { RemoveSignIn, SignInForm } from './sign-in-form'
import { TestSignIn } from './test-sign-in'

interface Props {
  member: Member
  connector: Connector
}

/** The partner's own server, at which the connector's users sign in. */
export async function SignInSection({ member, connector: { slug, access } }: Props) {
  const place = { partner: member.partnerSlug, connector: slug }
  const stored = await describeSignIn(member, slug)
  return (
    <Section
      title="Your own sign-in"
      description="With access by partner sign-in, people sign in at your server and need no account here. Calls carry their own token, which never leaves for anywhere but your API."
    >
      <Card className="flex flex-col gap-6">
        {stored && <Stored stored={stored} place={place} mayChange={hasRole(member, 'admin')} />}
        {hasRole(member, 'admin') && <Change stored={stored} place={place} open={!stored && access === 'partner'} />}
        {!stored && !hasRole(member, 'admin') && (
          <p className="text-muted-foreground">None is set up. An admin or owner can do it.</p>
        )}
      </Card>
    </Section>
  )
}

interface StoredProps {
  stored: SignInSummary
  place: { partner: string; connector: string }
  mayChange: boolean
}

function Stored({ stored, place, mayChange }: StoredProps) {
  const here = `/p/${place.partner}/connectors/${place.connector}/access`
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0">
          <code className="break-all">{signInHost(stored)}</code>
          <span className="block text-xs text-muted-foreground">
            Client <span className="break-all">{stored.clientId}</span>, stored <RelativeTime at={stored.updatedAt} />
          </span>
        </p>
        {mayChange && <RemoveSignIn place={place} />}
      </div>
      {mayChange && <TestSignIn place={place} start={`${here}/sign-in/start`} />}
    </>
  )
}

interface ChangeProps {
  stored: SignInSummary | null
  place: { partner: string; connector: string }
  open: boolean
}

async function Change({ stored, place, open }: ChangeProps) {
  const redirectUri = (await requestOrigin()) + PARTNER_CALLBACK
  return (
    <Disclosure summary={stored ? 'Change it' : 'Set it up'} open={open}>
      <div className="flex flex-col gap-6">
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium">Redirect address to register at your server</p>
          <CopyLine text={redirectUri} what="redirect address" />
        </div>
        <SignInForm key={stored?.updatedAt.toISOString()} place={place} stored={stored} />
      </div>
    </Disclosure>
  )
}
