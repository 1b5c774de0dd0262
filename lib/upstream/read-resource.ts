import { recordToolCall } from '@/lib/activity'
import type { LiveConnector } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import type { ApiCall } from './answer-call'
import { type ApiRead, answerRead } from './answer-read'
import { findUpstream } from './find-upstream'
import type { ResourceContent } from './shape-resource'

export interface ResourceReadRequest extends ApiRead {
  live: LiveConnector
  caller: ApiCall['caller']
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
    const { content, status } = await answerRead(read, await findUpstream(read.live, read.caller))
    record('ok', 'text' in content ? content.text.length : 0, status)
    return content
  } catch (error) {
    record(outcomeOf(error, read.signal), 0)
    throw error
  }
}
