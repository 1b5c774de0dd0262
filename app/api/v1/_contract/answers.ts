import { z } from 'zod'
import { SignInSettings } from '@/lib/accounts/schema'
import { ACCESS_MODES, ToolDefinition } from '@/lib/connectors/schema'
import { ConnectorDefinition } from '@/lib/definitions/schema'
import { PROOF_METHODS } from '@/lib/domains/schema'
import { TOKEN_SCOPES } from '@/lib/partners/schema'
import { ConnectorReference, PluginDefinition } from '@/lib/plugins/schema'

const Time = z.string().meta({ format: 'date-time' })
const Endpoint = z.string().meta({ description: 'The MCP endpoint to give to Claude.' })
const Outcome = z.enum(['created', 'updated', 'unchanged'])
const Release = z.number().int().positive()

/** RFC 9457, with a message for each wrong field by its dotted path. */
export const Problem = z.object({
  type: z.string(),
  title: z.string().meta({ description: 'A code for programs, such as not_found.' }),
  status: z.number().int(),
  detail: z.string().meta({ description: 'One sentence for people.' }),
  errors: z.record(z.string(), z.string()).optional(),
})

const token = {
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  expiresAt: Time.nullable(),
}

export const NewTokenAnswer = z.object({
  ...token,
  token: z.string().meta({ description: 'Shown only now.' }),
  partner: z.string(),
})

export const TokensAnswer = z.object({
  tokens: z.array(z.object({ ...token, ending: z.string(), createdAt: Time, lastUsedAt: Time.nullable() })),
})

export const ActivityAnswer = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: Time,
      person: z.object({ id: z.string(), name: z.string().nullable(), email: z.string() }).nullable(),
      event: z.string().meta({ description: 'For programs, such as tool.updated.' }),
      what: z.string().meta({ description: 'The same for people.' }),
      subject: z.string(),
      detail: z
        .record(z.string(), z.unknown())
        .meta({ description: '`before` and `after` hold what differs; secrets are masked, long things shortened.' }),
    }),
  ),
  next: z.string().nullable().meta({ description: 'Send it as `before` for the page that follows; null at the end.' }),
})

export const ConnectorsAnswer = z.object({
  connectors: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      description: z.string(),
      access: z.enum(ACCESS_MODES),
      tools: z.number().int(),
      state: z.enum(['draft', 'live', 'changed']),
      updatedAt: Time,
      endpoint: Endpoint,
    }),
  ),
})

export const ConnectorAnswer = z.object({
  ...ConnectorDefinition.shape,
  tools: z.array(ToolDefinition),
  slug: z.string(),
  endpoint: Endpoint,
  state: z.enum(['draft', 'live', 'changed']),
  liveRelease: Release.nullable(),
  createdAt: Time,
  updatedAt: Time,
})

export const PutConnectorAnswer = ConnectorAnswer.extend({
  outcome: Outcome,
  warnings: z.array(z.string()).meta({ description: 'What was not known and is left out.' }),
})

export const PreviewAnswer = z.object({
  before: z
    .string()
    .nullable()
    .meta({ description: 'The definition file as it is; null where there is no connector.' }),
  after: z.string(),
  warnings: z.array(z.string()),
})

const Change = z.object({ kind: z.string(), subject: z.string(), sentence: z.string() })
export const ChangesAnswer = z.object({ changes: z.array(Change) })

export const ReleasesAnswer = z.object({
  releases: z.array(
    z.object({
      release: Release,
      note: z.string(),
      createdAt: Time,
      by: z.string().nullable(),
      live: z.boolean(),
      tools: z.number().int(),
      changes: z.array(Change),
    }),
  ),
})

export const ReleaseAnswer = z.object({ release: Release, endpoint: Endpoint })
export const RollbackAnswer = z.object({ release: Release })

const Headers = z.array(z.array(z.string()).length(2))
const TriedRequest = z.object({ method: z.string(), url: z.string(), headers: Headers, body: z.string().nullable() })
const TriedAnswer = z.object({
  status: z.number().int(),
  headers: Headers,
  body: z.string(),
  bytes: z.number().int(),
  durationMs: z.number().int(),
})
export const TryAnswer = z.object({
  request: TriedRequest.nullable(),
  answer: TriedAnswer.nullable(),
  exchanges: z.number().int().meta({ description: 'Requests made: more than one where pages or a job are read.' }),
  last: z
    .object({ request: TriedRequest, answer: TriedAnswer.nullable() })
    .nullable()
    .meta({ description: 'The last request, where it is not the first.' }),
  result: z.record(z.string(), z.unknown()).meta({ description: 'What Claude would see.' }),
  characters: z.number().int(),
  tokens: z.number().int(),
})

export const CredentialTestAnswer = z.object({
  verdict: z.enum(['works', 'refused', 'not_found', 'odd', 'unreachable']),
  message: z.string().meta({ description: 'What it means, and what to do.' }),
  request: z.string().nullable(),
  status: z.number().int().nullable(),
  token: z.string().optional().meta({ description: 'How the token was got, where there is one to get.' }),
})

const fixture = {
  tool: z.string(),
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  status: z.number().int(),
  createdAt: Time,
  updatedAt: Time,
}
export const FixturesAnswer = z.object({ fixtures: z.array(z.object(fixture)) })
export const FixtureAnswer = z.object({ ...fixture, headers: z.record(z.string(), z.string()), body: z.string() })
export const PutFixtureAnswer = FixtureAnswer.extend({ outcome: z.enum(['created', 'replaced']) })

const KeptResult = z.object({ isError: z.boolean(), value: z.unknown(), notes: z.array(z.string()) })
export const FixtureChecksAnswer = z.object({
  passed: z.boolean().meta({ description: 'Whether every recorded answer still gives what it gave.' }),
  fixtures: z.array(
    z.object({
      tool: z.string(),
      name: z.string(),
      outcome: z.enum(['passed', 'changed', 'fails']),
      reason: z.string(),
      changes: z.array(z.string()),
      expected: KeptResult,
      actual: KeptResult.nullable(),
    }),
  ),
})

const Names = z.array(z.string())
export const ImportAnswer = z.object({
  added: Names,
  updated: Names.meta({ description: 'Imported before; what was not edited since follows the document.' }),
  replaced: Names,
  kept: Names.meta({ description: 'Were there already, and stay as they are.' }),
  skipped: z.array(z.object({ operation: z.string(), reason: z.string() })),
  warnings: Names,
  credentials: z
    .array(z.object({ kind: z.string(), name: z.string() }))
    .meta({ description: 'What the document says about credentials. No value is taken.' }),
})

const PluginFiles = z.array(
  z.union([z.object({ path: z.string(), text: z.string() }), z.object({ path: z.string(), base64: z.string() })]),
)
export const PluginsAnswer = z.object({
  plugins: z.array(
    z.object({
      name: z.string(),
      connectors: z.array(ConnectorReference),
      released: z.string().nullable().meta({ description: 'The version of the newest release.' }),
    }),
  ),
})
export const NamedPluginAnswer = PluginDefinition.safeExtend({ name: z.string() })
export const PutPluginAnswer = NamedPluginAnswer.safeExtend({ outcome: Outcome })
export const PluginAnswer = z.object({
  name: z.string(),
  version: z.string(),
  connectors: z.array(z.object({ connector: z.string(), release: Release })),
  files: PluginFiles,
})
export const PluginPreviewAnswer = PluginAnswer.extend({
  changes: z
    .array(z.object({ path: z.string(), kind: z.enum(['added', 'removed', 'changed']) }))
    .meta({ description: 'Against the newest release; empty before there is one.' }),
  proposed: z.string().meta({ description: 'What a release now could be called.' }),
})
export const PluginReleaseAnswer = z.object({ name: z.string(), version: z.string(), files: PluginFiles })
export const PluginReleasesAnswer = z.object({
  releases: z.array(
    z.object({
      version: z.string(),
      notes: z.string(),
      sha256: z.string().meta({ description: 'Of the zip, in hex.' }),
      createdAt: Time,
      by: z.string().nullable(),
    }),
  ),
})

const client = {
  key: z
    .string()
    .meta({ description: 'What `client` takes: an id, or the name that registered clients gave themselves.' }),
  name: z.string(),
  verified: z.boolean().meta({ description: 'The name is the host of the client’s own metadata document.' }),
  onThisComputer: z.boolean().meta({ description: 'It answers on the user’s own computer alone.' }),
  connections: z.number().int(),
  since: Time,
  lastUsedAt: Time,
}
export const ConnectorUsersAnswer = z.object({
  users: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      clients: z.array(z.object({ ...client, scopes: z.array(z.string()) })),
      since: Time,
      lastUsedAt: Time,
    }),
  ),
  total: z.number().int().meta({ description: 'Of all pages; one has at most 50.' }),
  clients: z.array(z.object(client)).meta({ description: 'Of all users; at most 100, those used last.' }),
})
export const RevokedAnswer = z.object({ revoked: z.number().int().meta({ description: 'Connections that ended.' }) })

export const SignInAnswer = SignInSettings.extend({
  hasSecret: z.boolean().meta({ description: 'Whether a client secret is stored. It is never given back.' }),
  redirectUri: z.string().meta({ description: 'To be registered at the server.' }),
  updatedAt: Time,
})

const Key = z.object({ id: z.string(), state: z.enum(['coming', 'active', 'retiring']) })

export const KeysAnswer = z.object({
  sealing: z.object({
    keys: z.array(
      Key.extend({ activeFrom: Time, values: z.number().int().meta({ description: 'What is sealed with it.' }) }),
    ),
    total: z.number().int(),
    left: z.number().int().meta({ description: 'Values that the active key has not sealed yet.' }),
    done: z.boolean(),
  }),
  signing: z.object({
    keys: z.array(
      Key.extend({
        createdAt: Time,
        changesAt: Time.nullable().meta({ description: 'When it begins to sign, or is taken away.' }),
      }),
    ),
  }),
})

export const DomainAnswer = z.object({
  host: z.string(),
  endpoint: Endpoint,
  state: z.enum(['unproved', 'serving', 'failing']),
  record: z.object({ name: z.string(), value: z.string() }).meta({ description: 'The TXT record that proves it.' }),
  file: z.object({ url: z.string(), content: z.string() }).meta({ description: 'Or the file that does.' }),
  provedBy: z.enum(PROOF_METHODS).nullable(),
  verifiedAt: Time.nullable(),
  checkedAt: Time.nullable().meta({ description: 'When the proof was seen last.' }),
  lapsesAt: Time.nullable().meta({ description: 'When it stops serving, if the proof stays away.' }),
  problem: z.string().meta({ description: 'What the last check found wrong.' }),
  createdAt: Time,
})

export const DomainsAnswer = z.object({ domains: z.array(DomainAnswer) })

export const GuestsAnswer = z.object({
  guests: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      acceptedBy: z.string().nullable().meta({ description: 'The address of the account that took the invitation.' }),
      acceptedAt: Time.nullable(),
      expiresAt: Time.meta({ description: 'Until when the invitation can be accepted.' }),
    }),
  ),
})

export const InvitedGuestAnswer = z.object({
  id: z.string(),
  email: z.string(),
  link: z.string().meta({ description: 'Good for one account; answered this once.' }),
  expiresAt: Time,
  mailed: z
    .enum(['sent', 'none', 'failed'])
    .meta({ description: '`none`: this portal has no mail server. `failed`: it has, and it cannot be reached.' }),
})
