import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db, type Prisma } from '@/lib/db'
import { parseInput } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { UpstreamHosts } from './schema'

export interface Serving {
  environment?: string | undefined
  upstreamHosts?: string[] | undefined
}

/** Where calls may go, as part of a larger change; what is absent stays. Says whether anything was changed. */
export async function putServing(
  member: Member,
  { id, slug }: { id: string; slug: string },
  { environment, upstreamHosts }: Serving,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  requireRole(member, 'editor')
  const row = await tx.connector.findUniqueOrThrow({
    where: { id },
    select: { environment: true, upstreamHosts: true },
  })
  const before = { environment: row.environment, upstreamHosts: row.upstreamHosts as string[] }
  const after = {
    environment: environment ?? before.environment,
    upstreamHosts: upstreamHosts ? parseInput(UpstreamHosts, upstreamHosts) : before.upstreamHosts,
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return false
  requireRole(member, 'admin')
  await tx.connector.update({ where: { id }, data: after })
  if (before.environment !== after.environment) {
    const detail = { before: before.environment, after: after.environment }
    await recordAudit(member, 'environment.served', slug, detail, tx)
  }
  if (JSON.stringify(before.upstreamHosts) !== JSON.stringify(after.upstreamHosts)) {
    const detail = { before: before.upstreamHosts, after: after.upstreamHosts }
    await recordAudit(member, 'upstream_hosts.changed', slug, detail, tx)
  }
  return true
}

/** The hosts that calls may go on to, beside the base URL's own: for redirects, next pages and jobs. Acts on the next call. */
export async function saveUpstreamHosts(member: Member, connectorSlug: string, hosts: string[]): Promise<void> {
  requireRole(member, 'admin')
  const { id, slug } = await getConnector(member, connectorSlug)
  await db().$transaction((tx) => putServing(member, { id, slug }, { upstreamHosts: hosts }, tx))
  await publish('connector.changed', { connectorId: id, slug })
}
