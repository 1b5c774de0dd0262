import { recordToolCall } from '@/lib/activity'
import { toResourceTool } from '@/lib/connectors'
import type { LiveConnector, TemplateResource } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { buildRequest } from './build-request'
import type { ToolCallRequest } from './call-tool'
import { newExchange } from './exchange'
import { findUpstream } from './find-upstream'
import { secretMask } from './mask-secret'
import type { SendOptions } from './send-request'
import { type ResourceContent, shapeResource } from './shape-resource'

export interface ResourceReadRequest {
  live: LiveConnector
  resource: TemplateResource
  /** As the client wrote it. */
  uri: string
  /** What stands in the blanks, decoded. */
  values: Record<string, string>
  caller: ToolCallRequest['caller']
  signal?: AbortSignal
  send?: Omit<SendOptions, 'signal' | 'watch'>
}

interface Read {
  content: ResourceContent
  status: number
}

async function readUpstream(read: ResourceReadRequest): Promise<Read> {
  const { live, resource, uri, values, caller, signal, send } = read
  const upstream = await findUpstream(live, caller)
  const plain = buildRequest(toResourceTool(resource), upstream.baseUrl, values)
  plain.headers.accept = `${resource.mimeType}, */*;q=0.5`
  const answer = await newExchange(upstream, { ...send, signal })(plain)
  const mask = secretMask(upstream.credentials)
  try {
    const content = shapeResource(answer, uri, resource.mimeType)
    return { status: answer.status, content: 'text' in content ? { ...content, text: mask(content.text) } : content }
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, mask(error.message), { cause: error })
    throw error
  }
}

function outcomeOf(error: unknown, signal: AbortSignal | undefined) {
  if (signal?.aborted || !(error instanceof AppError) || error.code === 'invalid_argument') return 'refused'
  return error.code === 'upstream_unreachable' ? 'upstream_error' : 'tool_error'
}

/**
 * Reads one URI of a template from the partner's API with a GET: guarded, with the credential, within the limits of a
 * tool call, and recorded like one. Throws `invalid_argument` for a value that cannot be where it belongs, and else as
 * `sendRequest` and `shapeResource` do.
 */
export async function readResource(read: ResourceReadRequest): Promise<ResourceContent> {
  const started = performance.now()
  const record = (outcome: Parameters<typeof recordToolCall>[0]['outcome'], resultChars: number, status?: number) =>
    recordToolCall({
      connectorId: read.live.id,
      release: read.live.release,
      tool: `resources/read ${read.resource.name}`,
      userId: read.caller?.userId ?? undefined,
      clientId: read.caller?.clientId ?? undefined,
      outcome,
      status,
      durationMs: Math.round(performance.now() - started),
      resultChars,
    })
  try {
    const { content, status } = await readUpstream(read)
    record('ok', 'text' in content ? content.text.length : 0, status)
    return content
  } catch (error) {
    record(outcomeOf(error, read.signal), 0)
    throw error
  }
}
