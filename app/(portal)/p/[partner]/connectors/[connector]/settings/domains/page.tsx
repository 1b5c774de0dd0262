import type { Metadata } from 'next'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { TextLink } from '@/app/_components/ui/text-link'
import { requestOrigin } from '@/app/_web/session'
import { listDomains } from '@/lib/domains'
import { hasRole } from '@/lib/partners'
import { type ConnectorProps, loadConnector } from '../../load-connector'
import { DomainCard } from './domain-card'
import { AddDomainForm } from './domain-forms'

export const metadata: Metadata = { title: 'Domains' }

export default async function DomainsPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, here } = await loadConnector(partner, slug)
  const domains = await listDomains(member, slug)
  const { hostname: portal } = new URL(await requestOrigin())
  const place = { partner, connector: slug }
  const mayChange = hasRole(member, 'admin')
  return (
    <div className="flex max-w-[640px] flex-col gap-8">
      <p className="text-xs">
        <TextLink href={`${here}/settings`}>Settings</TextLink>
      </p>
      <Section
        title="Domains"
        description="A name of your own for the endpoint. People then connect Claude to it, and the portal’s address goes on to work. It acts at once, without a new release."
      >
        {mayChange ? (
          <Card>
            <AddDomainForm {...place} />
          </Card>
        ) : (
          <Callout>Owners and admins of {member.partnerName} add and remove domains.</Callout>
        )}
      </Section>
      {domains.map((domain) => (
        <DomainCard key={domain.host} domain={domain} place={place} mayChange={mayChange} />
      ))}
      <Section title="What the name needs">
        <ol className="flex list-decimal flex-col gap-2 pl-5 text-sm">
          <li>The proof that it is yours, as above. Nothing is served before.</li>
          <li>
            A CNAME record that points at <code className="break-all">{portal}</code>, or an address record with the
            same public addresses.
          </li>
          <li>
            A certificate: whoever runs this portal sets that up once for all domains. The first visit then takes some
            seconds.
          </li>
        </ol>
        <p className="max-w-prose text-xs text-muted-foreground">
          Claude’s hosted apps connect from the internet, over https and to port 443 only. A token is for one address:
          people who connected at the portal’s address connect once more at the new one.
        </p>
      </Section>
    </div>
  )
}
