/** What the partner's server gave for one user (RFC 6749, section 5.1). */
export interface UpstreamTokens {
  accessToken: string
  /** Absent: once expired, the user must connect again. */
  refreshToken?: string
  /** As granted. */
  scope?: string
}

/** What lets a user in at the partner's API. */
export type AccountSecret =
  | { kind: 'oauth'; tokens: UpstreamTokens }
  /** For one stored credential: a key of another environment is not sent there. For basic it is `user:password`. */
  | { kind: 'key'; key: string; credentialId: string }

/** A user of one connector as the partner's API knows them. */
export interface UpstreamAccount {
  id: string
  connectorId: string
  /** The account that tokens of this portal are made for. */
  userId: string
  /** `sub` at the partner's server; null for a key that was entered. */
  subject: string | null
  name: string
  email: string
  secret: AccountSecret
  /** Of the access token; null where the server does not say. */
  expiresAt: Date | null
  version: number
  /** The server refused for good. */
  lost: boolean
}
