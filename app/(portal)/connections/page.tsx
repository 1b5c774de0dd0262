import { Plug } from 'lucide-react'
import type { Metadata } from 'next'
import { ClientLabel } from '@/app/_components/client-label'
import { describeScopes } from '@/app/_components/describe-scopes'
import { PageBody } from '@/app/_components/page-body'
import { RevokeForm } from '@/app/_components/revoke-form'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { PageHeader } from '@/app/_components/ui/page-header'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { requireUser } from '@/app/_web/session'
import { listConnections } from '@/lib/oauth'
import type { AllowedClient, ConnectedConnector } from '@/lib/oauth/schema'
import { TopBar } from '../_components/top-bar'
import { revokeOwnAction } from './actions'

export const metadata: Metadata = { title: 'Connected apps' }

function ClientRow({ connector, client }: { connector: ConnectedConnector; client: AllowedClient }) {
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:px-6">
      <ClientLabel client={client} />
      <p className="text-xs text-muted-foreground">
        {describeScopes(connector.slug, client.scopes)}. Since <RelativeTime at={client.since} />, last used{' '}
        <RelativeTime at={client.lastUsedAt} />
        {client.connections > 1 && `, ${client.connections} connections`}.
      </p>
      <RevokeForm
        verb="Revoke"
        subject={client.name}
        consequence={`${client.name} is refused at once, and must ask you before it uses ${connector.name} again.`}
        action={revokeOwnAction}
        fields={{ connectorId: connector.connectorId, client: client.key }}
      />
    </li>
  )
}

function ConnectorCard({ connector }: { connector: ConnectedConnector }) {
  const { connectorId, name, partner, clients } = connector
  return (
    <Card flush>
      <article aria-label={name}>
        <header className="flex flex-col gap-0.5 border-b px-4 py-4 sm:px-6">
          <h2 className="min-w-0 font-medium break-words">{name}</h2>
          <p className="text-xs text-muted-foreground">By {partner}</p>
        </header>
        <ul aria-label={`Apps that use ${name}`} className="divide-y">
          {clients.map((client) => (
            <ClientRow key={`${client.verified} ${client.key}`} connector={connector} client={client} />
          ))}
        </ul>
        {clients.length > 1 && (
          <div className="border-t px-4 py-3 sm:px-6">
            <RevokeForm
              verb="Revoke all"
              subject={`all apps of ${name}`}
              consequence={`None of these apps reaches ${name} as you any more. Each must ask you again.`}
              action={revokeOwnAction}
              fields={{ connectorId }}
            />
          </div>
        )}
      </article>
    </Card>
  )
}

export default async function ConnectionsPage() {
  const user = await requireUser('/connections')
  const connectors = await listConnections(user.id)
  return (
    <>
      <TopBar email={user.email} />
      <PageBody>
        <PageHeader
          title="Connected apps"
          description="Apps that act as you at a connector, such as Claude, because you allowed it."
        />
        {connectors.length === 0 ? (
          <EmptyState icon={Plug} title="Nothing is connected">
            Add a connector in Claude. Once you allow it, it is listed here, and you can take it back.
          </EmptyState>
        ) : (
          <div className="flex max-w-[720px] flex-col gap-6">
            {connectors.map((connector) => (
              <ConnectorCard key={connector.connectorId} connector={connector} />
            ))}
          </div>
        )}
      </PageBody>
    </>
  )
}
