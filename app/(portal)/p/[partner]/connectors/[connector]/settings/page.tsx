import type { Metadata } from 'next'
import { Card, Section } from '@/app/_components/ui/card'
import { TextLink } from '@/app/_components/ui/text-link'
import { listDomains } from '@/lib/domains'
import { IconEditor } from '../icons/_components/icon-editor'
import { loadIcons } from '../icons/load-icons'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { limitsLabel } from './limits/limits-label'
import { DeleteForm, DetailsForm } from './settings-forms'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, connector, here, mayAdmin } = await loadConnector(partner, slug)
  const { name, description, baseUrl } = connector
  const place = { partner, connector: slug }
  const owner = { ...place, of: 'connector' as const, name: '' }
  const [{ title: _title, ...icons }, domains] = await Promise.all([loadIcons(owner), listDomains(member, slug)])
  return (
    <div className="flex max-w-[640px] flex-col gap-8">
      <Section title="Details" description="Saved to the draft. Claude sees a change with the next release.">
        <Card>
          <DetailsForm {...place} details={{ name, description, baseUrl }} mayMove={mayAdmin} />
        </Card>
      </Section>
      <Section
        title="Icon"
        description="People see it beside the name when they connect. Claude’s clients get it with the next release."
      >
        <Card>
          <IconEditor place={owner} {...icons} />
        </Card>
      </Section>
      <Section
        title="Domains"
        description="Names of your own at which the connector is served too, like mcp.example.com."
      >
        <Card>
          <p className="flex flex-wrap justify-between gap-3">
            <span className="min-w-0 break-words">{domains.map(({ host }) => host).join(', ') || 'No domains'}</span>
            <TextLink href={`${here}/settings/domains`}>Custom domains</TextLink>
          </p>
        </Card>
      </Section>
      <Section
        title="Limits"
        description="How many calls Claude may make: all together, of one user, of one tool. They act at once."
      >
        <Card>
          <p className="flex flex-wrap justify-between gap-3">
            <span className="min-w-0">{limitsLabel(connector.limits)}</span>
            <TextLink href={`${here}/settings/limits`}>Limits of calls</TextLink>
          </p>
        </Card>
      </Section>
      {mayAdmin && (
        <Section
          title="Delete connector"
          description="Its endpoint stops at once, and its tools and releases are gone. Plugins that point at it stop working."
        >
          <Card>
            <DeleteForm {...place} />
          </Card>
        </Section>
      )}
    </div>
  )
}
