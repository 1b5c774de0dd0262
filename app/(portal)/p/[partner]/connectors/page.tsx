import { Plug } from 'lucide-react'
import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { ConnectorBadge } from '@/app/_components/ui/badge'
import { ButtonLink } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { IconTile } from '@/app/_components/ui/icon-tile'
import { List, ListRow } from '@/app/_components/ui/list'
import { PageHeader } from '@/app/_components/ui/page-header'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { requireMember } from '@/app/_web/session'
import { type ListedConnector, listConnectors } from '@/lib/connectors'
import { hasRole } from '@/lib/partners'
import { accessLabel } from './_components/access-label'
import { stateLabel } from './_components/connector-state'
import { plural } from './_components/plural'
import { SampleButton } from './_components/sample-button'
import { iconAddress } from './[connector]/_components/icon-address'

export const metadata: Metadata = { title: 'Connectors' }

export default async function ConnectorsPage({ params }: { params: Promise<{ partner: string }> }) {
  const { partner } = await params
  const member = await requireMember(partner)
  const connectors = await listConnectors(member)
  const here = `/p/${partner}/connectors`
  const mayEdit = hasRole(member, 'editor')
  const create = (
    <ButtonLink variant="primary" href={`${here}/new`}>
      Create connector
    </ButtonLink>
  )
  return (
    <PageBody>
      <PageHeader
        title="Connectors"
        description="Each one lets Claude use an API through tools that you describe."
        actions={mayEdit && connectors.length > 0 && create}
      />
      {connectors.length === 0 ? (
        <EmptyState
          icon={Plug}
          title="Connect your first API"
          action={
            mayEdit && (
              <>
                {create}
                <SampleButton partner={partner} />
              </>
            )
          }
        >
          Give its address, describe a tool, try it and publish. The sample is a small shop that this portal serves
          itself, with tools to look at.
        </EmptyState>
      ) : (
        <List label="Connectors">
          {connectors.map((connector) => (
            <ConnectorRow
              key={connector.slug}
              connector={connector}
              href={`${here}/${connector.slug}`}
              icon={iconAddress({ partner, connector: connector.slug }, connector.icons)}
            />
          ))}
        </List>
      )}
    </PageBody>
  )
}

interface ConnectorRowProps {
  connector: ListedConnector
  href: string
  icon: string | null
}

function ConnectorRow({ connector, href, icon }: ConnectorRowProps) {
  return (
    <ListRow
      icon={<IconTile name={connector.name} src={icon} size={24} />}
      title={connector.name}
      href={href}
      badge={<ConnectorBadge state={stateLabel(connector.state)} />}
      detail={connector.description}
      meta={
        <>
          <span className="sm:w-16 sm:text-right">{plural(connector.tools, 'tool')}</span>
          <span className="sm:w-24">{accessLabel(connector.access)}</span>
          <span className="sm:w-24 sm:text-right">
            <RelativeTime at={connector.updatedAt} />
          </span>
        </>
      }
    />
  )
}
