import type { Metadata } from 'next'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { CredentialsSection } from './_credentials/credentials-section'
import { SignInSection } from './_sign-in/sign-in-section'
import { WhoSection } from './_who/who-section'

export const metadata: Metadata = { title: 'Access' }

export default async function AccessPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, connector, tools } = await loadConnector(partner, slug)
  return (
    <div className="flex max-w-[640px] flex-col gap-8">
      <WhoSection member={member} connector={connector} tools={tools} />
      <SignInSection member={member} connector={connector} />
      <CredentialsSection partner={partner} member={member} connector={connector} tools={tools} />
    </div>
  )
}
