import { z } from 'zod'
import { ACCESS_MODES, ToolDefinition } from '@/lib/connectors/schema'
import { ConnectorDefinition } from '@/lib/definitions/schema'
import { TOKEN_SCOPES } from '@/lib/partners/schema'

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

const Connectors = z.array(z.object({ connector: z.string() }))
export const PluginsAnswer = z.object({ plugins: z.array(z.object({ name: z.string(), connectors: Connectors })) })
export const NamedPluginAnswer = z.object({ name: z.string(), connectors: Connectors })
export const PutPluginAnswer = NamedPluginAnswer.extend({ outcome: Outcome })
export const PluginAnswer = z.object({
  name: z.string(),
  version: z.string(),
  connectors: z.array(z.object({ connector: z.string(), release: Release })),
  files: z.array(z.object({ path: z.string(), text: z.string() })),
})
