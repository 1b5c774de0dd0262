import { publish } from '@/lib/bus'
import { db } from '@/lib/db'

/** Of one statement; a connector may have more connections than a statement takes values. */
const BATCH = 1_000

async function deleteGrants(grantIds: string[]): Promise<number> {
  const where = { grantId: { in: grantIds } }
  const deleted = await db().$transaction([
    db().oAuthRecord.deleteMany({ where }),
    db().connection.deleteMany({ where }),
  ])
  return deleted.reduce((sum, { count }) => sum + count, 0)
}

/** Deletes grants with every code and token made under them and their connections, and tells all processes to forget them. */
export async function revokeGrants(grantIds: string[]): Promise<void> {
  for (let start = 0; start < grantIds.length; start += BATCH) {
    const batch = grantIds.slice(start, start + BATCH)
    if ((await deleteGrants(batch)) === 0) continue
    for (const grantId of batch) await publish('grant.revoked', { grantId })
  }
}
