import { recordAudit } from '@/lib/activity'
import { hashToken, randomToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { hasRole, requireRole } from './get-membership'
import type { Member, NewInvitation, Role } from './schema'

const VALID_DAYS = 7
const DAY_MS = 86_400_000

/** Throws `forbidden` for a role above the member's own. */
function requireOwnRole(member: Member, role: Role): void {
  requireRole(member, 'admin')
  if (!hasRole(member, role)) throw new AppError('forbidden', 'Only an owner invites an owner')
}

/** An invitation good for one account and seven days, to a role up to the member's own. The token is given here once and kept only as a hash. */
export async function createInvitation(
  member: Member,
  input: NewInvitation,
  now = Date.now(),
): Promise<{ token: string; expiresAt: Date }> {
  requireOwnRole(member, input.role)
  const token = randomToken()
  const expiresAt = new Date(now + VALID_DAYS * DAY_MS)
  await db().$transaction(async (tx) => {
    await tx.invitation.create({
      data: {
        partnerId: member.partnerId,
        role: input.role,
        note: input.note,
        tokenHash: hashToken(token),
        invitedById: member.userId,
        expiresAt,
      },
    })
    await recordAudit(member, 'invitation.created', input.note, { role: input.role }, tx)
  })
  return { token, expiresAt }
}

export interface ListedInvitation {
  id: string
  note: string
  role: Role
  createdAt: Date
  expiresAt: Date
}

/** The invitations still open, newest first. */
export async function listInvitations(member: Member, now = new Date()): Promise<ListedInvitation[]> {
  requireRole(member, 'viewer')
  const rows = await db().invitation.findMany({
    where: { partnerId: member.partnerId, acceptedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, note: true, role: true, createdAt: true, expiresAt: true },
  })
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** Makes an open invitation's link stop working. */
export async function revokeInvitation(member: Member, input: { invitationId: string }): Promise<void> {
  requireRole(member, 'admin')
  await db().$transaction(async (tx) => {
    const where = { id: input.invitationId, partnerId: member.partnerId, acceptedAt: null }
    const found = await tx.invitation.findFirst({ where })
    if (!found) throw new AppError('not_found', 'There is no such open invitation')
    requireOwnRole(member, found.role as Role)
    await tx.invitation.delete({ where: { id: found.id } })
    await recordAudit(member, 'invitation.revoked', found.note, { role: found.role }, tx)
  })
}
