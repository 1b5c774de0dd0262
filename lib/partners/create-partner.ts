import { recordAudit } from '@/lib/activity'
import { randomToken } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { slugify } from './slugify'

const SLUG_LIMIT = 40

async function freeSlug(name: string, tx: Prisma.TransactionClient): Promise<string> {
  const base = slugify(name, SLUG_LIMIT) || 'partner'
  const taken = await tx.partner.findUnique({ where: { slug: base } })
  return taken
    ? `${base}-${randomToken()
        .slice(0, 5)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, 'x')}`
    : base
}

/** A partner whose owner is `userId`, as part of a larger change. */
export async function insertPartner(
  userId: string,
  name: string,
  tx: Prisma.TransactionClient,
): Promise<{ id: string; slug: string }> {
  const partner = await tx.partner.create({
    data: { name, slug: await freeSlug(name, tx), members: { create: { userId, role: 'owner' } } },
    select: { id: true, slug: true },
  })
  await recordAudit({ userId, partnerId: partner.id }, 'partner.created', name, {}, tx)
  return partner
}

/** Whether this account may add a partner: the instance's owner always, others where sign-up is open. */
export async function mayCreatePartner(userId: string): Promise<boolean> {
  if (env().OPEN_SIGN_UP) return true
  const user = await db().user.findUnique({ where: { id: userId }, select: { instanceOwner: true } })
  return user?.instanceOwner ?? false
}

/** A new partner, owned by the account. Throws `forbidden` where this instance does not allow it. */
export async function createPartner(userId: string, input: { partnerName: string }): Promise<{ slug: string }> {
  if (!(await mayCreatePartner(userId))) {
    throw new AppError('forbidden', 'Only the owner of this portal adds partners. Ask for an invitation to one.')
  }
  return db().$transaction((tx) => insertPartner(userId, input.partnerName, tx))
}
