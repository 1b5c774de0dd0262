import { db } from '@/lib/db'
import { requireRole } from './get-membership'
import type { Member, Role } from './schema'

export interface ListedMember {
  id: string
  userId: string
  name: string | null
  email: string
  role: Role
  since: Date
}

/** Everyone in the member's partner, the longest-standing first. */
export async function listMembers(member: Member): Promise<ListedMember[]> {
  requireRole(member, 'viewer')
  const rows = await db().member.findMany({
    where: { partnerId: member.partnerId },
    include: { user: true },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ id, userId, user, role, createdAt }) => ({
    id,
    userId,
    name: user.name,
    email: user.email,
    role: role as Role,
    since: createdAt,
  }))
}
