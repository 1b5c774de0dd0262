import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { buildRequest, type UpstreamRequest, USER_AGENT } from './build-request'
import { loadCallValues } from './call-values'
import { newExchange } from './exchange'
import type { Upstream } from './find-upstream'
import type { SendOptions, UpstreamAnswer } from './send-request'

/** A GET of a path below the base URL. */
export function pathRequest(baseUrl: string, path: string): UpstreamRequest {
  const base = new URL(baseUrl)
  const url = URL.canParse(baseUrl + path) ? new URL(baseUrl + path) : null
  if (url?.origin !== base.origin) throw new AppError('invalid_argument', 'This is no path of the API')
  url.hash = ''
  return { method: 'GET', url, headers: { accept: '*/*', 'user-agent': USER_AGENT }, body: null }
}

interface ToolProbe {
  tool: ToolDefinition
  args: Record<string, unknown>
  caller: { userId: string | null; clientId: string | null } | null
}

/** The one request that a call of this tool begins with. */
export async function toolRequest(upstream: Upstream, { tool, args, caller }: ToolProbe): Promise<UpstreamRequest> {
  const values = await loadCallValues(tool, caller, upstream)
  return buildRequest(tool, upstream.baseUrl, args, values)
}

/** Sends it as a call would, once. Throws as `sendRequest` does. */
export function sendProbe(
  upstream: Upstream,
  request: UpstreamRequest,
  send: SendOptions = {},
): Promise<UpstreamAnswer> {
  return newExchange(upstream, send)(request)
}
