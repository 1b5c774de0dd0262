import { getConnector, pendingChanges } from '@/lib/connectors'
import { exportDefinition } from '@/lib/definitions'
import type { Member } from '@/lib/partners/schema'

/** A connector's definition with what the portal has to tell about it. PUT takes it back as it is. */
export async function connectorAnswer(member: Member, slug: string, origin: string): Promise<object> {
  const { liveRelease, createdAt, updatedAt } = await getConnector(member, slug)
  const [definition, changes] = await Promise.all([exportDefinition(member, slug), pendingChanges(member, slug)])
  const state = liveRelease === null ? 'draft' : changes.length > 0 ? 'changed' : 'live'
  return { ...definition, endpoint: `${origin}/mcp/${slug}`, state, liveRelease, createdAt, updatedAt }
}
