import type { Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from './get-membership'
import type { Member, Role } from './schema'

type Transaction = Prisma.TransactionClient

export interface LockedMember {
  id: string
  userId: string
  role: Role
  email: string
}

/**
 * Until the transaction ends, whoever else would change who is in this partner waits here. Gives the member as they are now: their role
 * may have been taken from them a moment ago. Throws `forbidden` unless it is `least` or more.
 */
export async function lockMembers(tx: Transaction, member: Member, least: Role): Promise<Member> {
  await tx.$executeRaw`SELECT 1 FROM "Partner" WHERE "id" = ${member.partnerId} FOR UPDATE`
  const { partnerId, userId } = member
  const row = await tx.member.findUnique({ where: { partnerId_userId: { partnerId, userId } } })
  if (!row) throw new AppError('forbidden', `You are no member of ${member.partnerName} any more`)
  const now = { ...member, role: row.role as Role }
  requireRole(now, least)
  return now
}

/** A member of the same partner, by id. Throws `not_found`. */
export async function findTarget(tx: Transaction, member: Member, memberId: string): Promise<LockedMember> {
  const row = await tx.member.findFirst({
    where: { id: memberId, partnerId: member.partnerId },
    include: { user: { select: { email: true } } },
  })
  if (!row) throw new AppError('not_found', 'This person is not a member')
  return { id: row.id, userId: row.userId, role: row.role as Role, email: row.user.email }
}

/** Throws `conflict` where the partner would be left without an owner. */
export async function keepOwner(tx: Transaction, target: LockedMember, { partnerId }: Member): Promise<void> {
  if (target.role !== 'owner') return
  const others = await tx.member.count({ where: { partnerId, role: 'owner', NOT: { id: target.id } } })
  if (others === 0) {
    throw new AppError(
      'conflict',
      'A partner needs an owner. Hand ownership over, or make someone else an owner first.',
    )
  }
}
