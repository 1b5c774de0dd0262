import { z } from 'zod'
import type { Admission } from '@/lib/connectors/schema'

/** A verified client and the user it acts for. */
export interface Caller {
  userId: string
  clientId: string
  scopes: string[]
  grantId: string
}

export interface ConsentTool {
  name: string
  title: string
  description: string
  kind: 'Read' | 'Write' | 'Destructive'
}

/** The key that each user of a connector enters, in the partner's words. */
export interface ConsentKey {
  label: string
  help: string
  /** Where users get it: https, or empty. */
  link: string
  /** Whether it is a password, with a user name beside it. */
  userName: boolean
  /** Whether the user has entered one that still works. */
  stored: boolean
}

/** What the consent page shows. */
export interface ConsentRequest {
  client: {
    name: string
    /** True where the name is the host of the client's own metadata document; a registered name is the client's word. */
    verified: boolean
    /** All addresses it may be answered at are on the user's own computer. */
    onThisComputer: boolean
  }
  /** Where Allow and Deny lead back to: a host, or the scheme of an app. */
  returnsTo: string
  /** With the address of its icon, where it has one. */
  connector: { slug: string; name: string; description: string; icon: string | null }
  readTools: ConsentTool[]
  writeTools: ConsentTool[]
  /** Scopes of the connector's own that are asked for, with the tools behind them. */
  ownScopes: { name: string; tools: ConsentTool[] }[]
  /** The user's own key for the partner's API; null where none is asked for. */
  key: ConsentKey | null
  /** Where the user signs in after Allow, at the partner's own server; absent where an account of this portal is asked for. */
  signInAt?: { host: string; label: string }
  /** Proof that the decision comes from this page; goes into the form. */
  formToken: string
}

/** Why the account that is signed in may not connect. */
export interface ConsentRefusal {
  reason: Exclude<Admission, 'admitted'>
  connectorName: string
  /** Whom to ask. */
  partnerName: string
  /** As on the consent page: with it the person goes back to the app. */
  formToken: string
}

/** The next step of a sign-in: another address, the question, or why there is none. */
export type InteractionStep = { redirectTo: string } | { consent: ConsentRequest } | { refusal: ConsentRefusal }

/** A client as people end its connections: a metadata document is one client, registered ones of one name count as one. */
export interface ConnectedClient {
  /** The client's id, or the name that registered ones gave themselves. */
  key: string
  name: string
  /** The name is the host of the client's own metadata document. */
  verified: boolean
  /** It answers on the user's own computer alone. */
  onThisComputer: boolean
  connections: number
  since: Date
  lastUsedAt: Date
}

/** What a user allowed a client at one connector. */
export interface AllowedClient extends ConnectedClient {
  scopes: string[]
}

/** A connector that a user has connected something to. */
export interface ConnectedConnector {
  connectorId: string
  slug: string
  name: string
  partner: string
  clients: AllowedClient[]
}

/** A user of a connector, as its partner sees them. */
export interface ConnectorUser {
  id: string
  /** Null where nobody said one. */
  name: string | null
  email: string | null
  clients: AllowedClient[]
  since: Date
  lastUsedAt: Date
}

/** What of a connector's connections to see. */
export const UserQuery = z.object({
  search: z.string().trim().max(200).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
})
export type UserQuery = z.infer<typeof UserQuery>

/** Whose connections to end; what is left out means all. */
export const ConnectionChoice = z.object({
  userId: z.string().min(1).max(200).optional(),
  client: z.string().min(1).max(2_000).optional(),
})
export type ConnectionChoice = z.infer<typeof ConnectionChoice>
