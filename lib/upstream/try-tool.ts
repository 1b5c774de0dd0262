import { getConnector } from '@/lib/connectors'
import { type ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'
import type { Member } from '@/lib/partners/schema'
import { attachCredential } from './attach-credential'
import { buildRequest, type UpstreamRequest } from './build-request'
import { checkAgainstSchema } from './check-schema'
import { bodyKind, decodeText, mediaType } from './content-type'
import { failureResult } from './failure-result'
import { cut } from './limit-text'
import { loadCredential } from './load-credential'
import { MASK, maskResult, secretMask } from './mask-secret'
import { type CredentialInput, estimateTokens, SHOWN_CHARACTERS, type TryOutcome } from './schema'
import { type SendOptions, sendRequest, type UpstreamAnswer } from './send-request'
import { shapeResult } from './shape-result'
import { countCharacters, errorResult, isComplete, type ToolResult } from './tool-result'

export interface TryInput {
  connectorSlug: string
  tool: ToolDefinition
  args: Record<string, unknown>
}

/** What Claude pays for an image of ordinary size. */
const IMAGE_TOKENS = 1_600

type Mask = (text: string) => string

function showHeaders(headers: Record<string, string>, mask: Mask): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [name, mask(value)])
}

function showRequest(plain: UpstreamRequest, credential: CredentialInput, mask: Mask): TryOutcome['request'] {
  const shown = credential.kind === 'none' ? plain : attachCredential(plain, { ...credential, value: MASK })
  const headers = credential.kind === 'basic' ? { ...shown.headers, authorization: `Basic ${MASK}` } : shown.headers
  return {
    method: shown.method,
    url: mask(shown.url.href.replaceAll(encodeURIComponent(MASK), MASK)),
    headers: showHeaders(headers, mask),
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

function showAnswer(answer: UpstreamAnswer, durationMs: number, mask: Mask): TryOutcome['answer'] {
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

/** Calls the real API as the endpoint would, and shows both sides and Claude's view, without the credential. Never recorded. */
export async function tryTool(
  member: Member,
  { connectorSlug, tool, args }: TryInput,
  send: SendOptions = {},
): Promise<TryOutcome> {
  const connector = await getConnector(member, connectorSlug)
  const credential = await loadCredential(connector.id)
  const mask = secretMask(credential)
  let request: TryOutcome['request'] = null
  let answer: TryOutcome['answer'] = null

  const run = async (): Promise<ToolResult> => {
    const problem = checkAgainstSchema(toolInputSchema(tool), args)
    if (problem) return errorResult(`The arguments do not fit the tool: ${cut(problem, 2000)}`)
    const plain = buildRequest(tool, connector.baseUrl, args)
    request = showRequest(plain, credential, mask)
    const started = performance.now()
    const got = await sendRequest(attachCredential(plain, credential), send)
    answer = showAnswer(got, Math.round(performance.now() - started), mask)
    return shapeResult(tool, got)
  }
  const result = maskResult(await run().catch(failureResult), credential)
  return { request, answer, ...showResult(result) }
}
