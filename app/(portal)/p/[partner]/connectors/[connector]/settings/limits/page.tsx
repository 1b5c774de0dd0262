import type { Metadata } from 'next'
import { Card, Section } from '@/app/_components/ui/card'
import { TextLink } from '@/app/_components/ui/text-link'
import { hasRole } from '@/lib/partners'
import { type ConnectorProps, loadConnector } from '../../load-connector'
import { LimitsForm } from './limits-form'
import { limitsLabel } from './limits-label'

export const metadata: Metadata = { title: 'Limits' }

export default async function LimitsPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, connector, here } = await loadConnector(partner, slug)
  return (
    <div className="flex max-w-[640px] flex-col gap-8">
      <p>
        <TextLink href={`${here}/settings`}>Settings</TextLink>
      </p>
      <Section
        title="Limits"
        description="A minute’s calls may come at once. Whoever is over a limit is told when to try again, and Claude waits. A change acts at once, without a new release."
      >
        <Card>
          {hasRole(member, 'admin') ? (
            <LimitsForm place={{ partner, connector: slug }} limits={connector.limits} />
          ) : (
            <p className="text-muted-foreground">
              {limitsLabel(connector.limits)}. Only an admin or owner can change this.
            </p>
          )}
        </Card>
      </Section>
    </div>
  )
}
