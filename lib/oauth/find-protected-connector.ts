import { findLiveConnector } from '@/lib/connectors'
import type { LiveConnector } from '@/lib/connectors/schema'

/** The published connector with this slug if it takes tokens; null when unknown, unpublished or open to everyone. */
export async function findProtectedConnector(slug: string): Promise<LiveConnector | null> {
  const live = await findLiveConnector(slug)
  return live && live.access !== 'open' ? live : null
}
