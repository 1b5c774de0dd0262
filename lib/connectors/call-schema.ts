import { z } from 'zod'

/** Where a constant goes. The path has its own text, and the credential its own place. */
export const CONSTANT_PLACES = ['query', 'header', 'cookie', 'body'] as const
export type ConstantPlace = (typeof CONSTANT_PLACES)[number]

export const CONSTANT_LIMIT = 30
export const TEMPLATE_CHARACTERS = 20_000

/**
 * What may stand in double braces in a constant or a body template, besides `arguments.<parameter>`. `user` and `client` are who
 * calls, `credential` is the connector's, `call` is this one call.
 */
export const CALL_VALUES = [
  'user.id',
  'user.email',
  'client.id',
  'credential.name',
  'credential.value',
  'call.id',
  'call.time',
] as const
export type CallValue = (typeof CALL_VALUES)[number]

const JSON_LEVELS = 50

function isJson(value: unknown, levels = JSON_LEVELS): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value === 'object' && levels > 0 && Object.values(value).every((inner) => isJson(inner, levels - 1))
}

/** Any JSON value, in JSON Schema anything: `z.json()` refers to a definition of its own, which cannot stand inside another document. */
export const JsonValue = z
  .unknown()
  .refine(
    (value) => isJson(value),
    `Write JSON of at most ${JSON_LEVELS} levels`,
  ) as unknown as z.ZodType<z.core.util.JSONType>

/** Sent with every call, and not seen by Claude: a fixed header, a page size, the id of who asks. */
export const Constant = z.object({
  in: z.enum(CONSTANT_PLACES),
  /** The name on the wire. */
  name: z.string().trim().min(1, 'Name it as the API does').max(128, 'Use at most 128 characters'),
  /** Any JSON in the body, a text or number elsewhere. Texts may hold `{{user.id}}` and the like. */
  value: JsonValue,
})
export type Constant = z.infer<typeof Constant>

/** A path into the answer, as a JMESPath expression: `data`, `meta.next_cursor`. */
const AnswerPath = z.string().trim().min(1, 'Say where it is in the answer').max(500, 'Use at most 500 characters')
const Condition = z.string().trim().min(1, 'Say when the job is done').max(500, 'Use at most 500 characters')
const WireName = z.string().trim().min(1, 'Name the parameter as the API does').max(128, 'Use at most 128 characters')
const pages = z.int().min(2, 'Use at least 2 pages').max(20, 'Use at most 20 pages').default(5)
/** Where the list is; left out where the whole answer is the list. */
const items = AnswerPath.optional()

/** Several pages of the API as one result. Stops at `pages`, at the size of one result, and where the API has no more. */
export const Pagination = z.discriminatedUnion('kind', [
  /** The answer names what the next request has to say. */
  z.object({ kind: z.literal('cursor'), parameter: WireName, cursor: AnswerPath, items, pages }),
  /** Pages are counted. */
  z.object({ kind: z.literal('page'), parameter: WireName, first: z.int().min(0).max(1).default(1), items, pages }),
  /** Items are skipped. */
  z.object({ kind: z.literal('offset'), parameter: WireName, items, pages }),
  /** The answer's Link header has the next address (RFC 8288, rel="next"). */
  z.object({ kind: z.literal('link'), items, pages }),
])
export type Pagination = z.infer<typeof Pagination>

export const POLLING_SECONDS = 120

/** A slow job: the first answer says where its state is, which is asked for until it is done. */
export const Polling = z.object({
  /**
   * The address of the job, below the base URL, such as `/jobs/{{answer.id}}`; `{{header.location}}` stands for a whole address on the
   * same origin.
   */
  path: z.string().trim().min(1, 'Say where the state of the job is').max(2000),
  /** True for the answer of a job that is done; a JMESPath expression such as `status == 'done'`. */
  done: Condition,
  /** True for the answer of a job that has failed. */
  failed: AnswerPath.optional(),
  everySeconds: z.number().min(0.5, 'Wait at least half a second').max(30, 'Wait at most 30 seconds').default(2),
  forSeconds: z
    .number()
    .min(1, 'Wait at least a second')
    .max(POLLING_SECONDS, `Wait at most ${POLLING_SECONDS} seconds`)
    .default(60),
})
export type Polling = z.infer<typeof Polling>

export const EXPRESSION_CHARACTERS = 4_000

/** What Claude gets of the answer. */
export const ResultShape = z.object({
  /** A JMESPath expression over the JSON answer; left out, Claude gets all of it. */
  expression: z
    .string()
    .trim()
    .min(1, 'Write an expression')
    .max(EXPRESSION_CHARACTERS, `Use at most ${EXPRESSION_CHARACTERS.toLocaleString('en')} characters`)
    .optional(),
  /** The most tokens of one result; left out, what Claude's clients take. */
  tokens: z.int().min(100, 'Leave at least 100 tokens').max(25_000, 'Claude takes at most 25,000 tokens').optional(),
})
export type ResultShape = z.infer<typeof ResultShape>
