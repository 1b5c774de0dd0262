import { z } from 'zod'
import { ToolName } from '@/lib/connectors/schema'

export const CREDENTIAL_KINDS = [
  'none',
  'header',
  'query',
  'basic',
  'bearer',
  'client_credentials',
  'user_key',
] as const
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number]

/** RFC 9110 field-name. */
const HeaderName = z
  .string()
  .trim()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'This is no header name')
/** No line breaks: a value with one would add headers of its own. */
const Secret = z
  .string()
  .min(1, 'Enter the secret')
  .max(8192)
  .regex(/^[^\r\n\0]+$/, 'A secret is one line')
/** Of printable ASCII, as RFC 6749 has client ids and scopes. */
const Visible = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[\x20-\x7e]*$/, 'Use letters, digits and signs of ASCII')

export const CLIENT_AUTH_METHODS = ['client_secret_basic', 'client_secret_post'] as const
export type ClientAuthMethod = (typeof CLIENT_AUTH_METHODS)[number]

/** Where the key of a user goes. */
export const USER_KEY_PLACES = ['bearer', 'header', 'query', 'basic'] as const
export type UserKeyPlace = (typeof USER_KEY_PLACES)[number]

/** The call that shows whether a key works. */
export const KeyCheck = z.object({
  tool: ToolName,
  arguments: z.record(z.string(), z.unknown()).default({}),
})
export type KeyCheck = z.infer<typeof KeyCheck>

/** RFC 6749, section 4.4: the connector is a client of the partner's own server. */
const ClientCredentials = z.object({
  kind: z.literal('client_credentials'),
  name: Visible.min(1, 'Enter the client id'),
  value: Secret,
  tokenUrl: z.string().trim().min(1, 'Give the address that gives tokens').max(2000),
  scopes: Visible.default(''),
  audience: Visible.default(''),
  resource: Visible.default(''),
  authMethod: z.enum(CLIENT_AUTH_METHODS).default('client_secret_basic'),
})

/** Each user's own key, asked for when they connect. */
const UserKey = z.object({
  kind: z.literal('user_key'),
  place: z.enum(USER_KEY_PLACES).default('bearer'),
  /** Of the header or query parameter. */
  name: z.string().trim().max(128).default(''),
  /** Before the key in its header, such as `Token `. */
  prefix: z
    .string()
    .max(64)
    .regex(/^[\x20-\x7e]*$/, 'Use letters, digits and signs of ASCII')
    .default(''),
  label: z.string().trim().min(1, 'Say what the key is called').max(60, 'Use at most 60 characters').default('API key'),
  help: z.string().trim().max(500, 'Use at most 500 characters').default(''),
  link: z
    .string()
    .trim()
    .max(2000)
    .refine((text) => text === '' || (URL.canParse(text) && new URL(text).protocol === 'https:'), 'Use https://')
    .default(''),
  check: KeyCheck.optional(),
})
export type UserKey = z.infer<typeof UserKey>

/** What the partner enters. The value is taken here, sealed, and never given back. */
export const CredentialInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('header'), name: HeaderName, value: Secret }),
  z.object({ kind: z.literal('query'), name: z.string().trim().min(1, 'Name the parameter').max(128), value: Secret }),
  z.object({
    kind: z.literal('basic'),
    name: z
      .string()
      .trim()
      .min(1, 'Enter the user name')
      .max(256)
      .regex(/^[^:]+$/, 'A user name has no colon'),
    value: Secret,
  }),
  z.object({ kind: z.literal('bearer'), value: Secret }),
  ClientCredentials,
  UserKey,
])
export type CredentialInput = z.infer<typeof CredentialInput>
export type ClientCredentials = z.infer<typeof ClientCredentials>

/** A stored credential without its value. */
export type ShownCredential = CredentialInput extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'value'>
    : never
  : never

/** A credential whose value may be the stored one. */
export type PutCredential = ShownCredential & { value?: string | undefined }

/** A change of an environment; what is absent stays. */
export interface PutEnvironment {
  /** Empty: the connector's own. */
  baseUrl?: string | undefined
  credential?: PutCredential | undefined
}

/** What a partner sees of one environment. */
export interface EnvironmentSummary {
  name: string
  /** Of its own; empty: the connector's. */
  baseUrl: string
  credential: ShownCredential
  /** Null where nothing was stored yet. */
  updatedAt: Date | null
  /** Whether calls go out with it. */
  served: boolean
}

/** One way to find out whether a credential works: a tool without required arguments, or a path of the API. */
export const Probe = z.union([
  z.object({ tool: ToolName }),
  z.object({ path: z.string().trim().regex(/^\//, 'Start with a slash').max(2000) }),
])
export type Probe = z.infer<typeof Probe>

export type TestVerdict = 'works' | 'refused' | 'not_found' | 'odd' | 'unreachable'

/** What came of a test, secrets masked. */
export interface CredentialTest {
  verdict: TestVerdict
  /** What it means, and what to do. */
  message: string
  /** `GET https://api.acme.test/orders`; null where none was sent. */
  request: string | null
  status: number | null
  /** How the token was got; absent where there is none to get. */
  token?: string
}
