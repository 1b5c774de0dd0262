import { Badge } from '@/app/_components/ui/badge'
import type { ConnectedClient } from '@/lib/oauth/schema'

/** A client's name, and what is known of it. */
export function ClientLabel({ client }: { client: Pick<ConnectedClient, 'name' | 'verified' | 'onThisComputer'> }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
      <span className="min-w-0 font-medium break-words">{client.name}</span>
      {client.verified && <Badge>Verified host</Badge>}
      {client.onThisComputer && <Badge>App on a computer</Badge>}
    </span>
  )
}
