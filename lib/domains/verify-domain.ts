import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { randomToken } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { toListed } from './domain-rows'
import { getDomainRow } from './get-domain'
import { type Lookup, type Proof, proveHost } from './prove-host'
import type { ListedDomain, ProofMethod } from './schema'

type Tx = Prisma.TransactionClient

/** Takes the name from whoever had it. Another token, so that what proved it theirs once does not do so again. */
async function takeFromOthers(tx: Tx, member: Member, id: string, host: string): Promise<void> {
  // Of two that prove it at once, the second waits here and takes it from the first.
  await tx.$queryRaw`SELECT "id" FROM "CustomDomain" WHERE "host" = ${host} ORDER BY "id" FOR UPDATE`
  const others = await tx.customDomain.findMany({
    where: { host, verifiedAt: { not: null }, NOT: { id } },
    include: { connector: { select: { slug: true, partnerId: true } } },
  })
  for (const { id: lost, connector } of others) {
    const problem =
      'The name was proved to be of another connector, and is served there. Prove it again to take it back.'
    await tx.customDomain.update({
      where: { id: lost },
      data: { verifiedAt: null, provedBy: null, checkedAt: null, problem, token: randomToken() },
    })
    const own = connector.partnerId === member.partnerId
    await recordAudit(
      { partnerId: connector.partnerId, userId: own ? member.userId : null },
      'domain.lost',
      connector.slug,
      { host },
      tx,
    )
  }
}

async function accept(member: Member, slug: string, row: { id: string; host: string }, by: ProofMethod): Promise<void> {
  const now = new Date()
  await db().$transaction(async (tx) => {
    await takeFromOthers(tx, member, row.id, row.host)
    const { verifiedAt } = await tx.customDomain.findUniqueOrThrow({ where: { id: row.id } })
    const seen = { provedBy: by, checkedAt: now, problem: '' }
    await tx.customDomain.update({ where: { id: row.id }, data: { ...seen, verifiedAt: verifiedAt ?? now } })
    if (!verifiedAt) await recordAudit(member, 'domain.verified', slug, { host: row.host, by }, tx)
  })
  await publish('domain.changed', { host: row.host })
}

/** Looks for the proof now. A name that has it serves from then on, and what served under it before stops. */
export async function verifyDomain(
  member: Member,
  slug: string,
  input: { host: string },
  lookup: Lookup = {},
): Promise<ListedDomain> {
  requireRole(member, 'admin')
  const row = await getDomainRow(member, slug, input.host)
  const proof: Proof = await proveHost(row.host, row.token, lookup)
  if ('by' in proof) await accept(member, slug, row, proof.by)
  else await db().customDomain.updateMany({ where: { id: row.id }, data: { problem: proof.problem } })
  return toListed(await getDomainRow(member, slug, row.host))
}
