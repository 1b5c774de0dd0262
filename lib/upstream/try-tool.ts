import { getConnector } from '@/lib/connectors'
import { type ToolDefinition, toolInputSchema, usesCallValue } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { attachCredentials } from './attach-credential'
import type { UpstreamRequest } from './build-request'
import { checkAgainstSchema } from './check-schema'
import { bodyKind, decodeText, mediaType } from './content-type'
import type { Watchers } from './exchange'
import { failureResult } from './failure-result'
import { findUpstream, type Upstream } from './find-upstream'
import { cut } from './limit-text'
import { MASK, maskResult, secretMask } from './mask-secret'
import { requireEnvironment } from './require-environment'
import { runCall } from './run-call'
import { estimateTokens, type SentCredential, SHOWN_CHARACTERS, type TriedExchange, type TryOutcome } from './schema'
import type { SendOptions, UpstreamAnswer } from './send-request'
import { countCharacters, errorResult, isComplete, type ToolResult } from './tool-result'

export interface TryInput {
  connectorSlug: string
  tool: ToolDefinition
  args: Record<string, unknown>
  /** Absent: the one that is served. */
  environment?: string | undefined
}

/** What `{{client.id}}` is in a try. */
const TRY_CLIENT = 'portal'
/** What Claude pays for an image of ordinary size. */
const IMAGE_TOKENS = 1_600

type Mask = (text: string) => string

function showHeaders(headers: Record<string, string>, mask: Mask): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [name, mask(value)])
}

/** A credential as the page shows it: in its place, hidden. */
function hidden(credential: SentCredential): SentCredential {
  if (credential.kind === 'none') return credential
  if (credential.kind === 'basic') return { kind: 'header', name: 'authorization', value: `Basic ${MASK}` }
  return { ...credential, value: MASK }
}

function showRequest(plain: UpstreamRequest, credentials: SentCredential[], mask: Mask): TriedExchange['request'] {
  const shown = attachCredentials(plain, credentials.map(hidden))
  return {
    method: shown.method,
    url: mask(shown.url.href.replaceAll(encodeURIComponent(MASK), MASK)),
    headers: showHeaders(shown.headers, mask),
    body: shown.body === null ? null : cut(mask(showSent(shown.body, shown.headers)), SHOWN_CHARACTERS),
  }
}

/** A body of bytes as text where it is text, such as a form's plain parts. */
function showSent(body: string | Uint8Array, headers: Record<string, string>): string {
  if (typeof body === 'string') return body
  const text = Buffer.from(body).toString('utf8')
  return text.includes('\0') || text.includes('\uFFFD')
    ? `(${mediaType(headers) || 'unnamed'}, ${body.length} bytes)`
    : text
}

function showBody(answer: UpstreamAnswer): string {
  const type = mediaType(answer.headers)
  const kind = bodyKind(type)
  if (kind !== 'image' && kind !== 'audio' && kind !== 'binary') return decodeText(answer.body, answer.headers)
  return `(${type || 'unnamed'}, ${answer.body.length} bytes)`
}

function showAnswer(answer: UpstreamAnswer, durationMs: number, mask: Mask): TriedExchange['answer'] {
  return {
    status: answer.status,
    headers: showHeaders(answer.headers, mask),
    body: cut(mask(showBody(answer)), SHOWN_CHARACTERS),
    bytes: answer.body.length,
    durationMs,
  }
}

function showResult(result: ToolResult): Pick<TryOutcome, 'result' | 'characters' | 'tokens'> {
  const characters = countCharacters(result)
  if (!isComplete(result)) {
    const text = `The API asks back: ${JSON.stringify(result.inputRequests ?? {})}`
    const content = [{ type: 'text', text }]
    return { result: { isError: false, content }, characters, tokens: estimateTokens(characters) }
  }
  const { content, structuredContent, isError = false } = result
  const images = content.filter((block) => block.type === 'image').length
  return {
    result: { isError, content, ...(structuredContent !== undefined && { structuredContent }) },
    characters,
    tokens: estimateTokens(characters) + images * IMAGE_TOKENS,
  }
}

/** Notes the first and the last exchange, and counts them all. */
function newRecorder({ credentials, secrets }: Upstream, tool: ToolDefinition) {
  const mask = (text: string) => secretMask(secrets)(text)
  // Where the tool puts the secret itself, a short one is masked too.
  const sentMask: Mask = usesCallValue(tool, 'credential.value') ? (text) => secretMask(secrets, 1)(text) : mask
  let exchanges = 0
  let first: TriedExchange | null = null
  let last: TriedExchange | null = null
  const watchers: Watchers = {
    onRequest: (plain) => {
      exchanges += 1
      last = { request: showRequest(plain, credentials, sentMask), answer: null }
      first ??= last
    },
    onAnswer: (answer, durationMs) => {
      if (last) last.answer = showAnswer(answer, Math.round(durationMs), mask)
    },
  }
  const seen = () => ({
    request: first?.request ?? null,
    answer: first?.answer ?? null,
    exchanges,
    last: last === first ? null : last,
  })
  return { watchers, seen }
}

/** A member who tries a tool has signed in under Access, or has to. */
function asTrier(error: unknown): never {
  if (!(error instanceof AppError && error.code === 'unauthenticated')) throw error
  throw new AppError(
    'forbidden',
    'The API is called as the user who signed in. Try the sign-in under Access first; tools are then tried as you.',
    { cause: error },
  )
}

/**
 * Calls the real API as the endpoint would, and shows both sides and Claude's view, without the credential. Never recorded. Where the
 * connector asks for sign-in, the member is the user.
 */
export async function tryTool(
  member: Member,
  { connectorSlug, tool, args, environment }: TryInput,
  send: SendOptions = {},
): Promise<TryOutcome> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, connectorSlug)
  const caller = connector.access === 'open' ? null : { userId: member.userId, clientId: TRY_CLIENT }
  const served = await requireEnvironment(connector, environment)
  const upstream = await findUpstream({ ...connector, environment: served, snapshot: connector }, caller).catch(asTrier)
  const { watchers, seen } = newRecorder(upstream, tool)

  const run = async (): Promise<ToolResult> => {
    const problem = checkAgainstSchema(toolInputSchema(tool), args)
    if (problem) return errorResult(`The arguments do not fit the tool: ${cut(problem, 2000)}`)
    const { result } = await runCall({ tool, upstream, args, caller, send }, watchers)
    return result
  }
  const result = maskResult(await run().catch(failureResult), upstream.secrets)
  return { ...seen(), ...showResult(result) }
}
