import type { Metadata } from 'next'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { TextLink } from '@/app/_components/ui/text-link'
import type { SignInTrial } from '@/lib/accounts/schema'
import { AppError } from '@/lib/errors'
import { getTrial } from '@/lib/oauth'
import { type ConnectorProps, loadConnector } from '../../load-connector'

export const metadata: Metadata = { title: 'Sign-in tried' }

const MINUTE = 60

function inWords(seconds: number | null): string {
  if (seconds === null) return 'The server does not say'
  return seconds < 2 * MINUTE ? `In ${seconds} seconds` : `In ${Math.round(seconds / MINUTE)} minutes`
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5 sm:flex-row sm:gap-4">
      <dt className="w-40 shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

function CameBack({ trial }: { trial: SignInTrial }) {
  const { subject, name, email, claims, scopes, expiresIn, refreshable } = trial
  return (
    <>
      <Callout tone="success" title="The sign-in works">
        This is what came back. The tokens are kept sealed, so that tools can be tried as you.
      </Callout>
      {!refreshable && (
        <Callout tone="warning" title="There is no refresh token">
          Your users will have to connect again each time the token ends. Ask for the scope offline_access, or add the
          parameter that your server wants, such as access_type=offline.
        </Callout>
      )}
      <Card>
        <dl className="flex flex-col gap-3">
          <Row name="Subject">
            <code>{subject}</code>
          </Row>
          <Row name="Name">{name || 'The server does not say'}</Row>
          <Row name="E-mail">{email || 'The server does not say'}</Row>
          <Row name="Scopes">
            <code>{scopes || 'none'}</code>
          </Row>
          <Row name="Access token ends">{inWords(expiresIn)}</Row>
          <Row name="Refresh token">{refreshable ? 'Yes' : 'No'}</Row>
        </dl>
      </Card>
      <Section title="Claims" description="All that the ID token and the userinfo endpoint say of you.">
        <Card>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0} className="overflow-x-auto font-mono text-xs">
            {JSON.stringify(claims, null, 2)}
          </pre>
        </Card>
      </Section>
    </>
  )
}

async function findTrial(...asked: Parameters<typeof getTrial>): Promise<SignInTrial | AppError> {
  try {
    return await getTrial(...asked)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

interface Props extends ConnectorProps {
  searchParams: Promise<{ trial?: string | string[] }>
}

/** Where a member comes back to from trying the sign-in. */
export default async function SignInTriedPage({ params, searchParams }: Props) {
  const { partner, connector: slug } = await params
  const { member, here } = await loadConnector(partner, slug)
  const trial = await findTrial(member, slug, String((await searchParams).trial ?? ''))
  return (
    <div className="flex max-w-[640px] flex-col gap-6">
      <h2 className="text-lg font-medium">Sign-in tried</h2>
      {trial instanceof AppError && <Callout>{trial.message}</Callout>}
      {!(trial instanceof AppError) && trial.problem && (
        <Callout tone="danger" title="The sign-in failed">
          {trial.problem}
        </Callout>
      )}
      {!(trial instanceof AppError) && !trial.problem && <CameBack trial={trial} />}
      <p>
        <TextLink href={`${here}/access`}>Back to Access</TextLink>
      </p>
    </div>
  )
}
