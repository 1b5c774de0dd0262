import { z } from 'zod'

/** What the partner's server gave for one user (RFC 6749, section 5.1). */
export interface UpstreamTokens {
  accessToken: string
  /** Absent: once expired, the user must connect again. */
  refreshToken?: string
  /** As granted. */
  scope?: string
  /** When the access token came, in milliseconds. */
  issuedAt?: number
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
  /** `sub` at the partner's server; null for a key that was entered, and for a member who tries the sign-in. */
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

/** How this portal proves itself at the token endpoint (RFC 6749, section 2.3). */
export const SIGN_IN_AUTH_METHODS = ['basic', 'post', 'none'] as const

/** Parameters of the authorization request that are not the partner's to choose. */
const OWN_PARAMETERS = [
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'redirect_uri',
  'request',
  'request_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
]

const Address = z
  .url({
    protocol: /^https?$/,
    error: 'Enter a whole address, like https://login.example.com/oauth/token',
    abort: true,
  })
  .max(2000)
  .refine((text) => !new URL(text).hash && !new URL(text).username, 'Leave # and user names out of the address')
const OptionalAddress = z
  .string()
  .trim()
  .pipe(z.union([z.literal(''), Address], { error: issueOf }))
  .default('')

function issueOf(issue: { input?: unknown }): string {
  const parsed = Address.safeParse(issue.input)
  return parsed.error?.issues[0]?.message ?? 'Enter a whole address'
}

/** Where a field is in what the server says of the user: "sub", or "data.id" inside of objects. */
const FieldPath = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^.\s]+(\.[^.\s]+)*$/, 'Write a field like sub, or data.id')

const ParameterName = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,64}$/, 'A parameter name has letters, digits, . - and _')
  .refine((name) => !OWN_PARAMETERS.includes(name), 'Portico sets this parameter itself')

const shape = {
  /** On the consent page's button; empty: the name of the server's host. */
  label: z.string().trim().max(40, 'Use at most 40 characters').default(''),
  /** The server's issuer, or the address of its metadata document; empty where the endpoints are given by hand. */
  discovery: OptionalAddress,
  issuer: OptionalAddress,
  authorizationEndpoint: OptionalAddress,
  tokenEndpoint: OptionalAddress,
  userinfoEndpoint: OptionalAddress,
  revocationEndpoint: OptionalAddress,
  jwksUri: OptionalAddress,
  clientId: z
    .string()
    .trim()
    .min(1, 'Enter the client id that the server gave you')
    .max(512)
    .regex(/^[\x20-\x7e]+$/, 'A client id has no such characters'),
  authMethod: z.enum(SIGN_IN_AUTH_METHODS).default('basic'),
  pkce: z.boolean().default(true),
  /** Space-separated. */
  scopes: z
    .string()
    .trim()
    .max(1000)
    .regex(/^[\x21\x23-\x5b\x5d-\x7e\s]*$/, 'Scopes are words with spaces between them')
    .overwrite((text) => text.split(/\s+/).filter(Boolean).join(' '))
    .default(''),
  /** Sent to the authorization endpoint beside what OAuth asks for. */
  parameters: z.record(ParameterName, z.string().max(1000)).default({}),
  /** Which fields of the ID token and the userinfo answer say who the user is. */
  fields: z
    .object({
      subject: FieldPath.default('sub'),
      name: FieldPath.default('name'),
      email: FieldPath.default('email'),
    })
    .default({ subject: 'sub', name: 'name', email: 'email' }),
}

/** What is kept of a partner's sign-in server, without the secret. */
export const SignInSettings = z.object({
  ...shape,
  /** The server said that it names itself in every answer (RFC 9207). */
  issParameter: z.boolean().default(false),
})
export type SignInSettings = z.infer<typeof SignInSettings>

/** What a partner enters. A secret that is left out is the stored one. */
export const SignInInput = z
  .object({ ...shape, clientSecret: z.string().trim().min(1).max(4096).optional() })
  .superRefine((input, context) => {
    if (input.discovery) return
    const missing = (['authorizationEndpoint', 'tokenEndpoint'] as const).filter((name) => !input[name])
    for (const name of missing) {
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'Enter it, or the address that the server describes itself at',
      })
    }
  })
export type SignInInput = z.infer<typeof SignInInput>

/** What may be shown about a connector's sign-in server. */
export interface SignInSummary extends SignInSettings {
  hasSecret: boolean
  updatedAt: Date
}

/** One step of checking a sign-in server without a user. */
export interface SignInCheck {
  title: string
  outcome: 'passed' | 'failed' | 'skipped'
  /** What was seen, or what to change where. */
  sentence: string
}

/** What came back when a member tried the sign-in: never a token. */
export interface SignInTrial {
  /** Why it failed; empty where it went well. */
  problem: string
  subject: string
  name: string
  email: string
  claims: Record<string, unknown>
  scopes: string
  /** Seconds; null where the server does not say. */
  expiresIn: number | null
  refreshable: boolean
}
