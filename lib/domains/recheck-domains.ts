import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { GRACE_MS } from './domain-rows'
import { type Lookup, proveHost } from './prove-host'

const DAY_MS = 86_400_000

/** The domains that serve and whose proof was not looked at for a day, or was not there the last time. */
function dueDomains(now: number) {
  return db().customDomain.findMany({
    where: { verifiedAt: { not: null }, OR: [{ checkedAt: { lt: new Date(now - DAY_MS) } }, { NOT: { problem: '' } }] },
    include: { connector: { select: { slug: true, partnerId: true } } },
  })
}

type Due = Awaited<ReturnType<typeof dueDomains>>[number]

/** Whatever changed the row meanwhile knows better: a new proof, or another connector's. */
function unchanged({ id, token, checkedAt, verifiedAt }: Due) {
  return { id, token, checkedAt, verifiedAt }
}

async function lapse(due: Due, problem: string): Promise<void> {
  const { host, connector } = due
  const lapsed = await db().$transaction(async (tx) => {
    const { count } = await tx.customDomain.updateMany({
      where: unchanged(due),
      data: {
        verifiedAt: null,
        provedBy: null,
        problem: `It stopped serving, since its proof was gone for a week. ${problem}`,
      },
    })
    if (count === 0) return false
    await recordAudit({ partnerId: connector.partnerId, userId: null }, 'domain.lapsed', connector.slug, { host }, tx)
    return true
  })
  if (lapsed) await publish('domain.changed', { host })
}

async function recheck(due: Due, now: number, lookup: Lookup): Promise<void> {
  const proof = await proveHost(due.host, due.token, lookup)
  if ('by' in proof) {
    const seen = { provedBy: proof.by, checkedAt: new Date(now), problem: '' }
    await db().customDomain.updateMany({ where: unchanged(due), data: seen })
    return
  }
  const seenLast = (due.checkedAt ?? due.verifiedAt ?? due.createdAt).getTime()
  if (now - seenLast >= GRACE_MS) return lapse(due, proof.problem)
  await db().customDomain.updateMany({ where: unchanged(due), data: { problem: proof.problem } })
}

/** Looks for the proofs of serving domains again, each once a day. One that is missing is told first, and counts after a week. */
export async function recheckDomains(now = Date.now(), lookup: Lookup = {}): Promise<void> {
  for (const due of await dueDomains(now)) await recheck(due, now, lookup)
}
