import type { LiveConnector } from '@/lib/connectors/schema'
import { loadCredential } from './load-credential'
import type { SentCredential } from './schema'

/** Where a call goes, and what it carries. */
export interface Upstream {
  baseUrl: string
  /** In the order they are attached; the connector's own first. */
  credentials: SentCredential[]
}

/** What decides where a call goes. */
type Called = Pick<LiveConnector, 'id' | 'access' | 'environment'> & { snapshot: { baseUrl: string } }

/** The upstream of one caller's calls: the environment's base URL and credential, and what the user has at the partner's API. */
export async function findUpstream(
  { id, snapshot }: Called,
  _caller: { userId: string | null } | null,
): Promise<Upstream> {
  return { baseUrl: snapshot.baseUrl, credentials: [await loadCredential(id)] }
}
