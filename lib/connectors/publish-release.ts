import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { Change } from './change'
import { checkDraft } from './check-draft'
import { describeChanges } from './describe-changes'
import { type Explained, explainChanges } from './explain-changes'
import { getConnector } from './get-connector'
import { DRAFT_ROWS, toDraft } from './read-draft'
import { requireSettingRole } from './require-setting-role'
import type { ReleaseSnapshot } from './schema'
import { toSnapshot } from './tool-rows'
import { lockConnector } from './touch-connector'

interface DraftAndLive {
  draft: ReleaseSnapshot
  live: ReleaseSnapshot | null
}

async function readDraftAndLive(client: Prisma.TransactionClient, connectorId: string): Promise<DraftAndLive> {
  const found = await client.connector.findUniqueOrThrow({
    where: { id: connectorId },
    include: { liveRelease: true, ...DRAFT_ROWS },
  })
  return { draft: toDraft(found), live: found.liveRelease && toSnapshot(found.liveRelease.snapshot) }
}

/** What publishing now would change for Claude; empty when the draft is what is served. */
export async function pendingChanges(member: Member, slug: string): Promise<Change[]> {
  requireRole(member, 'viewer')
  const { id } = await getConnector(member, slug)
  const { draft, live } = await readDraftAndLive(db(), id)
  return describeChanges(live, draft)
}

/** The same with what is seen before and after each change. */
export async function explainPending(member: Member, slug: string): Promise<Explained[]> {
  requireRole(member, 'viewer')
  const { id } = await getConnector(member, slug)
  const { draft, live } = await readDraftAndLive(db(), id)
  return explainChanges(live, draft)
}

/** The number of the release that is served; null while nothing is. */
async function liveNumber(tx: Prisma.TransactionClient, id: string): Promise<number | null> {
  const found = await tx.connector.findUniqueOrThrow({ where: { id }, include: { liveRelease: true } })
  return found.liveRelease?.number ?? null
}

const liveNow = (before: number | null, after: number) => ({ before: { live: before }, after: { live: after } })

async function insertRelease(
  tx: Prisma.TransactionClient,
  connectorId: string,
  release: { snapshot: ReleaseSnapshot; note: string; createdById: string },
): Promise<number> {
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
  requireRole(member, 'editor')
  const { id } = await getConnector(member, slug)
  const number = await db().$transaction(async (tx) => {
    // Two publishing at once: the second waits here, and then finds that the draft is live.
    await lockConnector(tx, id)
    const { draft, live } = await readDraftAndLive(tx, id)
    if (draft.tools.length === 0) throw new AppError('conflict', 'Add a tool before you publish')
    checkDraft(draft, slug)
    const changes = describeChanges(live, draft)
    if (changes.length === 0) throw new AppError('conflict', 'The draft is what Claude sees already')

    const before = await liveNumber(tx, id)
    const made = await insertRelease(tx, id, { snapshot: draft, note: input.note, createdById: member.userId })
    const detail = { release: made, note: input.note, changes: changes.map(({ sentence }) => sentence) }
    await recordAudit(member, 'release.published', slug, { ...detail, ...liveNow(before, made) }, tx)
    return made
  })
  await publish('connector.changed', { connectorId: id, slug })
  return number
}

/** Serves an earlier release again, at once. The draft stays as it is. */
export async function rollBack(member: Member, slug: string, input: { release: number }): Promise<void> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, slug)
  const release = await db().release.findUnique({
    where: { connectorId_number: { connectorId: connector.id, number: input.release } },
  })
  if (!release) throw new AppError('not_found', `There is no release ${input.release}`)
  requireSettingRole(member, connector, toSnapshot(release.snapshot))
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connector.id)
    const before = await liveNumber(tx, connector.id)
    await tx.connector.update({ where: { id: connector.id }, data: { liveReleaseId: release.id } })
    await recordAudit(member, 'release.rolled_back', slug, { ...input, ...liveNow(before, input.release) }, tx)
  })
  await publish('connector.changed', { connectorId: connector.id, slug })
}
