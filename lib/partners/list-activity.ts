import { eventKinds, findEntries, findFacets } from '@/lib/activity'
import type { ActivityEntry, ActivityFilter, ActivityQuery } from '@/lib/activity/schema'
import { requireRole } from './get-membership'
import type { Member } from './schema'

const EXPORT_PAGE = 500

/** What was changed in the member's partner, newest first, a page at a time; `next` is where the following page begins. */
export async function listActivity(
  member: Member,
  query: ActivityQuery,
): Promise<{ entries: ActivityEntry[]; next: string | null }> {
  requireRole(member, 'viewer')
  return findEntries(member.partnerId, query)
}

/** Who did something in the member's partner, and what kinds of things. */
export async function listActivityFacets(
  member: Member,
): Promise<{ people: NonNullable<ActivityEntry['person']>[]; kinds: string[] }> {
  requireRole(member, 'viewer')
  const { people, events } = await findFacets(member.partnerId)
  return { people, kinds: eventKinds(events) }
}

async function* pagesOf(partnerId: string, filter: ActivityFilter): AsyncGenerator<ActivityEntry[]> {
  for (let before: string | null | undefined; before !== null; ) {
    const page = await findEntries(partnerId, { ...filter, before, limit: EXPORT_PAGE })
    yield page.entries
    before = page.next
  }
}

/** All of it, page by page, to be kept elsewhere. Throws `forbidden` for those who are no admin. */
export async function exportActivity(member: Member, filter: ActivityFilter): Promise<AsyncGenerator<ActivityEntry[]>> {
  requireRole(member, 'admin')
  return pagesOf(member.partnerId, filter)
}
