import type { Metadata } from 'next'
import { Card, Section } from '@/app/_components/ui/card'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { describeCredential } from '@/lib/upstream'
import type { CredentialSummary } from '@/lib/upstream/schema'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { SignInSection } from './_sign-in/sign-in-section'
import { WhoSection } from './_who/who-section'
import { RemoveCredential, ReplaceCredential } from './credential-forms'

export const metadata: Metadata = { title: 'Access' }

export default async function AccessPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, connector, tools } = await loadConnector(partner, slug)
  const credential = await describeCredential(member, slug)
  const place = { partner, connector: slug }
  return (
    <div className="flex max-w-[640px] flex-col gap-8">
      <WhoSection member={member} connector={connector} tools={tools} />
      <SignInSection member={member} connector={connector} />
      <Section
        title="From Portico to your API"
        description="What a call carries so that the API lets it in. Claude, its users and plugins never see it."
      >
        <Card className="flex flex-col gap-6">
          {credential.updatedAt && (
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="min-w-0">
                <CredentialLine {...credential} />
                <span className="block text-xs text-muted-foreground">
                  Stored <RelativeTime at={credential.updatedAt} />
                </span>
              </p>
              <RemoveCredential {...place} />
            </div>
          )}
          <ReplaceCredential {...place} kind={credential.kind} />
        </Card>
      </Section>
    </div>
  )
}

function CredentialLine({ kind, name }: CredentialSummary) {
  const mask = '••••••••'
  if (kind === 'header') return <code className="break-all">{`${name}: ${mask}`}</code>
  if (kind === 'query') return <code className="break-all">{`?${name}=${mask}`}</code>
  if (kind === 'basic') return <code className="break-all">{`Authorization: Basic ${name}:${mask}`}</code>
  return <code>{`Authorization: Bearer ${mask}`}</code>
}
