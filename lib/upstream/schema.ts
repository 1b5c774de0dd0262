import type { CredentialKind } from './credential-schema'

export {
  CLIENT_AUTH_METHODS,
  type ClientAuthMethod,
  type ClientCredentials,
  CREDENTIAL_KINDS,
  CredentialInput,
  type CredentialKind,
  type CredentialTest,
  type EnvironmentSummary,
  KeyCheck,
  Probe,
  type PutCredential,
  type PutEnvironment,
  type ShownCredential,
  type TestVerdict,
  USER_KEY_PLACES,
  type UserKey,
  type UserKeyPlace,
} from './credential-schema'

/** A credential as a request carries it. */
export type SentCredential =
  | { kind: 'none' }
  | { kind: 'query' | 'basic'; name: string; value: string }
  /** `prefix` stands before the value, and is no secret. */
  | { kind: 'header'; name: string; value: string; prefix?: string }
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
