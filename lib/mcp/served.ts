import type { LiveConnector } from '@/lib/connectors/schema'
import type { Caller } from '@/lib/oauth/schema'

/** What one request is answered from. */
export interface Served {
  live: LiveConnector
  /** Null where the connector is open. */
  caller: Caller | null
  /** The origin the request was sent to. */
  origin: string
}
