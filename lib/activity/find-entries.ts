import { db, type Prisma } from '@/lib/db'
import { eventNames } from './event-kinds'
import type { ActivityEntry, ActivityFilter, ActivityQuery } from './schema'

function toWhere(partnerId: string, { person, kind, subject }: ActivityFilter): Prisma.AuditEntryWhereInput {
  return {
    partnerId,
    ...(person && { userId: person }),
    ...(kind && { OR: eventNames(kind).map((name) => ({ event: { startsWith: `${name}.` } })) }),
    ...(subject && { subject: { contains: subject, mode: 'insensitive' } }),
  }
}

function olderThan(cursor: string | undefined): Prisma.AuditEntryWhereInput {
  if (!cursor) return {}
  const [time = '', id = ''] = cursor.split('~')
  const at = new Date(time)
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] }
}

/** A page of a partner's entries, newest first, and where the next page begins; null at the end. The caller has checked that they may be seen. */
export async function findEntries(
  partnerId: string,
  { before, limit, ...filter }: ActivityQuery,
): Promise<{ entries: ActivityEntry[]; next: string | null }> {
  const rows = await db().auditEntry.findMany({
    where: { AND: [toWhere(partnerId, filter), olderThan(before)] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const ids = [...new Set(shown.flatMap(({ userId }) => userId ?? []))]
  const users = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } })
  const people = new Map(users.map((user) => [user.id, user]))
  const last = shown.at(-1)
  return {
    entries: shown.map(({ id, at, userId, event, subject, detail }) => ({
      id,
      at,
      person: people.get(userId ?? '') ?? null,
      event,
      subject,
      detail: detail as Record<string, unknown>,
    })),
    next: rows.length > limit && last ? `${last.at.toISOString()}~${last.id}` : null,
  }
}

/** By what a partner's entries can be told apart: who did something, and the first words of what. The caller has checked as above. */
export async function findFacets(
  partnerId: string,
): Promise<{ people: NonNullable<ActivityEntry['person']>[]; events: string[] }> {
  const where = { partnerId }
  const [byPerson, byEvent] = await Promise.all([
    db().auditEntry.groupBy({ by: ['userId'], where }),
    db().auditEntry.groupBy({ by: ['event'], where }),
  ])
  const people = await db().user.findMany({
    where: { id: { in: byPerson.flatMap(({ userId }) => userId ?? []) } },
    orderBy: { email: 'asc' },
    select: { id: true, name: true, email: true },
  })
  return { people, events: byEvent.map(({ event }) => event) }
}
