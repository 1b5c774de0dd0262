import type { LiveConnector } from '@/lib/connectors/schema'
import { addressedOrigin } from '@/lib/domains'
import { findAskedKey, hasUserKey } from '@/lib/upstream'
import { buildChallenge } from './build-challenge'
import type { Caller } from './schema'

/**
 * The 401 for a caller whose own key for the API is missing, or was refused by it; null where calls can go out. The client connects
 * again then, and the consent page asks for the key.
 */
export async function requireUserKey(request: Request, live: LiveConnector, caller: Caller): Promise<Response | null> {
  const asked = await findAskedKey(live)
  if (!asked || (await hasUserKey(live, asked, caller.userId))) return null
  const message = `The API needs a working ${asked.settings.label} of this user. Connect again and enter it.`
  const origin = await addressedOrigin(request.headers.get('host'))
  return buildChallenge(origin, live, { error: 'invalid_token', message })
}
