import { z } from 'zod'

export const CREDENTIAL_KINDS = ['none', 'header', 'query', 'basic', 'bearer'] as const
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
])
export type CredentialInput = z.infer<typeof CredentialInput>

/** A credential as a request carries it. */
export type SentCredential =
  | { kind: 'none' }
  | { kind: 'header' | 'query' | 'basic'; name: string; value: string }
  | { kind: 'bearer'; value: string }

/** What may be shown about a stored credential. */
export interface CredentialSummary {
  kind: CredentialKind
  /** Header or query parameter name, or the user name for basic. */
  name: string
  updatedAt: Date | null
}

/** The token limit Claude Code sets on one result; hosted apps allow about 150,000 characters. */
export const RESULT_TOKEN_LIMIT = 25_000
/** Characters per token, on the careful side for JSON; real counts differ by model and content. */
export const CHARACTERS_PER_TOKEN = 4

export const RESULT_CHARACTER_LIMIT = RESULT_TOKEN_LIMIT * CHARACTERS_PER_TOKEN

export function estimateTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN)
}

/** Of a body that is tried, and that can be kept as a fixture. */
export const SHOWN_CHARACTERS = 200_000

/** One request and its answer, secrets masked. */
export interface TriedExchange {
  request: { method: string; url: string; headers: [name: string, value: string][]; body: string | null }
  answer: {
    status: number
    headers: [name: string, value: string][]
    /** Text, or a note about what the bytes are. Cut at 200,000 characters. */
    body: string
    bytes: number
    durationMs: number
  } | null
}

/** The last call tried on a page: both sides, secrets masked. */
export interface TryOutcome {
  /** Of the first request. */
  request: TriedExchange['request'] | null
  answer: TriedExchange['answer']
  /** How many requests were made: more than one where pages are read or a job is waited for. */
  exchanges: number
  /** The last request, where it is not the first. */
  last: TriedExchange | null
  /** What Claude would see. */
  result: { isError: boolean; content: unknown[]; structuredContent?: unknown }
  characters: number
  tokens: number
}
