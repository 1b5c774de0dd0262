import { ClientLabel } from '@/app/_components/client-label'
import { describeScopes } from '@/app/_components/describe-scopes'
import { RevokeForm } from '@/app/_components/revoke-form'
import { Card } from '@/app/_components/ui/card'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import type { ConnectedClient, ConnectorUser } from '@/lib/oauth/schema'
import { revokeUsersAction } from './actions'

type Place = { partner: string; connector: string }

function UserRow({ user, place }: { user: ConnectorUser; place: Place }) {
  const called = user.name ?? user.email ?? 'A user without a name'
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="min-w-0">
          <span className="font-medium break-words">{called}</span>
          {user.name && user.email && (
            <span className="block text-xs break-all text-muted-foreground">{user.email}</span>
          )}
        </p>
        <p className="text-xs text-muted-foreground">
          Last used <RelativeTime at={user.lastUsedAt} />
        </p>
      </div>
      <ul aria-label={`Apps of ${called}`} className="flex flex-col gap-1.5 text-xs">
        {user.clients.map((client) => (
          <li key={`${client.verified} ${client.key}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ClientLabel client={client} />
            <span className="text-muted-foreground">
              {describeScopes(place.connector, client.scopes)}, since <RelativeTime at={client.since} />
            </span>
          </li>
        ))}
      </ul>
      <RevokeForm
        verb="Revoke"
        subject={called}
        consequence={`Every app of ${called} is refused at once, and must be connected again.`}
        action={revokeUsersAction.bind(null, place)}
        fields={{ userId: user.id }}
      />
    </li>
  )
}

export function UserRows({ users, place }: { users: ConnectorUser[]; place: Place }) {
  return (
    <Card flush>
      <ul aria-label="Users" className="divide-y">
        {users.map((user) => (
          <UserRow key={user.id} user={user} place={place} />
        ))}
      </ul>
    </Card>
  )
}

export function ClientRows({ clients, place }: { clients: ConnectedClient[]; place: Place }) {
  return (
    <Card flush>
      <ul aria-label="Apps" className="divide-y">
        {clients.map((client) => (
          <li key={`${client.verified} ${client.key}`} className="flex flex-col gap-2 px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <ClientLabel client={client} />
              <p className="text-xs text-muted-foreground">
                {client.connections === 1 ? '1 connection' : `${client.connections} connections`}, last used{' '}
                <RelativeTime at={client.lastUsedAt} />
              </p>
            </div>
            <RevokeForm
              verb="Revoke"
              subject={`every connection of ${client.name}`}
              consequence={`${client.name} is refused at once, for every user.`}
              action={revokeUsersAction.bind(null, place)}
              fields={{ client: client.key }}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
