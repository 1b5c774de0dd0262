import { connectorResource } from '@/lib/oauth'
import { answer } from './endpoints'
import { limitCalls } from './limit-calls'
import { asListener } from './listeners'
import type { Served } from './served'
import { whenSent } from './when-sent'

/**
 * Answers one POST with the connector's live release: MCP 2026-07-28 and, statelessly, 2025-11-25 and before. Bodies
 * over 1 MB are 413, broken JSON is -32700. What needs a scope the caller lacks is 403 before anything runs, what needs a
 * sign-in 401, and calls over the connector's limits are 429.
 */
export async function serveMcp(request: Request, given: Omit<Served, 'refusal'>): Promise<Response> {
  const served = { ...given }
  const { live, origin } = served
  const resource = new URL(connectorResource(origin, live.slug))
  const listens = request.headers.get('mcp-method') === 'subscriptions/listen'
  const entered = await limitCalls(request, served)
  if (entered instanceof Response) return entered

  const answered = answer(listens ? asListener(request, served) : request, served, resource)
  const { leave } = entered
  if (!leave) return answered
  request.signal.addEventListener('abort', leave, { once: true })
  try {
    return whenSent(await answered, leave)
  } catch (error) {
    leave()
    throw error
  }
}
