import type { Metadata } from 'next'
import { Card, Section } from '@/app/_components/ui/card'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { CredentialsSection } from './_credentials/credentials-section'
import { AccessForm } from './access-form'

export const metadata: Metadata = { title: 'Access' }

export default async function AccessPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, connector, tools } = await loadConnector(partner, slug)
  const place = { partner, connector: slug }
  return (
    <div className="flex max-w-[640px] flex-col gap-8">
      <Section
        title="From Claude to Portico"
        description="A change acts at once, without a new release. Claude may ask people to connect again."
      >
        <Card>
          <AccessForm {...place} access={connector.access} />
        </Card>
      </Section>
      <CredentialsSection partner={partner} member={member} connector={connector} tools={tools} />
    </div>
  )
}
