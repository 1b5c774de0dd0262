import type { LiveConnector } from '@/lib/connectors/schema'
import { loadCredential } from './load-credential'
import { loadUserToken } from './load-user-token'
import type { SentCredential } from './schema'

/** Where a call goes, and what it carries. */
export interface Upstream {
  baseUrl: string
  /** In the order they are attached; the connector's own first. */
  credentials: SentCredential[]
  /** Puts another one in the place of a credential of the user's own that the API refused; says whether there is one. */
  renew?: (() => Promise<boolean>) | undefined
}

/** What decides where a call goes. */
type Called = Pick<LiveConnector, 'id' | 'access' | 'environment'> & { snapshot: { baseUrl: string } }

/** The upstream of one caller's calls: the environment's base URL and credential, and what the user has at the partner's API. */
export async function findUpstream(
  { id, access, snapshot }: Called,
  caller: { userId: string | null } | null,
): Promise<Upstream> {
  const { baseUrl } = snapshot
  const credentials: SentCredential[] = [await loadCredential(id)]
  const token = access === 'partner' && caller?.userId ? await loadUserToken(id, caller.userId) : null
  if (!token) return { baseUrl, credentials }
  // After the connector's own: of two for one header, the user's is sent.
  const place = credentials.push(token.credential) - 1
  const renew = async () => {
    const next = await token.replace()
    if (next) credentials[place] = next
    return next !== null
  }
  return { baseUrl, credentials, renew }
}
