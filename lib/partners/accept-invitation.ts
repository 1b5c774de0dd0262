import { recordAudit } from '@/lib/activity'
import { hashPassword, hashToken } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { insertAccount, refuseTakenEmail } from './create-account'
import type { InvitedAccount, Role } from './schema'

export interface OpenInvitation {
  partnerName: string
  partnerSlug: string
  role: Role
  expiresAt: Date
}

/** What an invitation link leads to; null when it was never made, is used, revoked or too old. */
export async function findInvitation(token: string, now = new Date()): Promise<OpenInvitation | null> {
  const found = await db().invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: now } },
    include: { partner: true },
  })
  return (
    found && {
      partnerName: found.partner.name,
      partnerSlug: found.partner.slug,
      role: found.role as Role,
      expiresAt: found.expiresAt,
    }
  )
}

/** Uses the invitation up for one account. One conditional update, so that a link opened twice lets one in. */
async function join(userId: string, token: string, now: Date, tx: Prisma.TransactionClient): Promise<string> {
  const tokenHash = hashToken(token)
  const { count } = await tx.invitation.updateMany({
    where: { tokenHash, acceptedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now, acceptedById: userId },
  })
  if (count === 0) throw new AppError('not_found', 'This invitation has been used or is too old. Ask for a new link.')

  const { partner, partnerId, role } = await tx.invitation.findUniqueOrThrow({
    where: { tokenHash },
    include: { partner: true },
  })
  await tx.member.upsert({
    where: { partnerId_userId: { partnerId, userId } },
    create: { partnerId, userId, role },
    update: {},
  })
  await recordAudit({ userId, partnerId }, 'invitation.accepted', '', { role }, tx)
  return partner.slug
}

/** Makes an existing account a member. A person who is one already keeps their role. */
export async function acceptInvitation(
  userId: string,
  input: { token: string },
  now = new Date(),
): Promise<{ partnerSlug: string }> {
  return { partnerSlug: await db().$transaction((tx) => join(userId, input.token, now, tx)) }
}

/** A new account that is a member at once. */
export async function createInvitedAccount(
  token: string,
  input: InvitedAccount,
  now = new Date(),
): Promise<{ userId: string; partnerSlug: string }> {
  const passwordHash = await hashPassword(input.password)
  return refuseTakenEmail(() =>
    db().$transaction(async (tx) => {
      const user = await insertAccount(input, passwordHash, tx)
      return { userId: user.id, partnerSlug: await join(user.id, token, now, tx) }
    }),
  )
}
