import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import { checkTool } from './check-tool'
import { type Change, describeChanges } from './describe-changes'
import { getConnector } from './get-connector'
import { listTools } from './list-tools'
import type { ReleaseSnapshot } from './schema'
import { toSnapshot } from './tool-rows'

/** What a release of the draft would freeze. */
async function draftSnapshot(member: Member, slug: string): Promise<ReleaseSnapshot> {
  const { name, description, baseUrl } = await getConnector(member, slug)
  return { name, description, baseUrl, tools: await listTools(member, slug) }
}

async function liveSnapshot(member: Member, slug: string): Promise<ReleaseSnapshot | null> {
  const live = await db().release.findFirst({ where: { liveFor: { slug, partnerId: member.partnerId } } })
  return live && toSnapshot(live.snapshot)
}

/** What publishing now would change for Claude; empty when the draft is what is served. */
export async function pendingChanges(member: Member, slug: string): Promise<Change[]> {
  const [before, after] = [await liveSnapshot(member, slug), await draftSnapshot(member, slug)]
  return describeChanges(before, after)
}

async function insertRelease(
  tx: Prisma.TransactionClient,
  connectorId: string,
  release: { snapshot: ReleaseSnapshot; note: string; createdById: string },
): Promise<number> {
  // Two publishing at once: the row lock makes the second wait for the first one's number.
  await tx.$executeRaw`SELECT 1 FROM "Connector" WHERE "id" = ${connectorId} FOR UPDATE`
  const last = await tx.release.aggregate({ where: { connectorId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const snapshot: Prisma.InputJsonObject = JSON.parse(JSON.stringify(release.snapshot))
  const { id } = await tx.release.create({
    data: { connectorId, number, snapshot, note: release.note, createdById: release.createdById },
  })
  await tx.connector.update({ where: { id: connectorId }, data: { liveReleaseId: id } })
  return number
}

/** Freezes the draft as the next release and serves it at once; gives its number. Throws `conflict` when there is nothing to publish. */
export async function publishRelease(member: Member, slug: string, input: { note: string }): Promise<number> {
  const connector = await getConnector(member, slug)
  const snapshot = await draftSnapshot(member, slug)
  if (snapshot.tools.length === 0) throw new AppError('conflict', 'Add a tool before you publish')
  for (const tool of snapshot.tools) checkTool(tool, slug)
  const changes = describeChanges(await liveSnapshot(member, slug), snapshot)
  if (changes.length === 0) throw new AppError('conflict', 'The draft is what Claude sees already')

  const number = await db().$transaction(async (tx) => {
    const made = await insertRelease(tx, connector.id, { snapshot, note: input.note, createdById: member.userId })
    await recordAudit(member, 'release.published', slug, { release: made, changes: changes.length }, tx)
    return made
  })
  await publish('connector.changed', { connectorId: connector.id, slug })
  return number
}

/** Serves an earlier release again, at once. The draft stays as it is. */
export async function rollBack(member: Member, slug: string, input: { release: number }): Promise<void> {
  const connector = await getConnector(member, slug)
  const release = await db().release.findUnique({
    where: { connectorId_number: { connectorId: connector.id, number: input.release } },
  })
  if (!release) throw new AppError('not_found', `There is no release ${input.release}`)
  await db().$transaction(async (tx) => {
    await tx.connector.update({ where: { id: connector.id }, data: { liveReleaseId: release.id } })
    await recordAudit(member, 'release.rolled_back', slug, { release: input.release }, tx)
  })
  await publish('connector.changed', { connectorId: connector.id, slug })
}
