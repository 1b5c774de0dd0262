import type { LiveConnector } from '@/lib/connectors/schema'
import type { Caller } from '@/lib/oauth/schema'

/** What one request is answered from. */
export interface Served {
  live: LiveConnector
  /** Null where the connector is open, and for who has not signed in where only some things need it. */
  caller: Caller | null
  /** The origin the request was sent to. */
  origin: string
  /** The answer instead of the SDK's own, which knows no 401. */
  refusal?: Response
}
