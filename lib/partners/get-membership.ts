import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { type Member, ROLES, type Role } from './schema'

/** The account as a member of the partner. Throws `not_found` for strangers: to them the partner does not exist. */
export async function getMembership(userId: string, partnerSlug: string): Promise<Member> {
  const found = await db().member.findFirst({
    where: { userId, partner: { slug: partnerSlug } },
    include: { partner: true },
  })
  if (!found) throw new AppError('not_found', 'There is no such partner')
  return {
    userId,
    partnerId: found.partnerId,
    partnerSlug: found.partner.slug,
    partnerName: found.partner.name,
    role: found.role as Role,
  }
}

/** The membership that a request without a partner's name means: the longest-standing one. Throws `not_found` when there is none. */
export async function getFirstMembership(userId: string): Promise<Member> {
  const first = await db().member.findFirst({
    where: { userId },
    include: { partner: true },
    orderBy: { createdAt: 'asc' },
  })
  if (!first) throw new AppError('not_found', 'This account belongs to no partner. Ask for an invitation.')
  return getMembership(userId, first.partner.slug)
}

/** The partners an account belongs to, by name. */
export async function listPartners(userId: string): Promise<{ slug: string; name: string; role: Role }[]> {
  const rows = await db().member.findMany({
    where: { userId },
    include: { partner: true },
    orderBy: { partner: { name: 'asc' } },
  })
  return rows.map(({ partner, role }) => ({ slug: partner.slug, name: partner.name, role: role as Role }))
}

/** Whether the member's role is this one or more. */
export function hasRole(member: Pick<Member, 'role'>, least: Role): boolean {
  return ROLES.indexOf(member.role) <= ROLES.indexOf(least)
}

const AS = { owner: 'an owner', admin: 'an admin or owner', editor: 'an editor, admin or owner', viewer: 'a member' }

/** Throws `forbidden` unless the member's role is this one or more. */
export function requireRole(member: Member, least: Role): void {
  if (!hasRole(member, least)) throw new AppError('forbidden', `Only ${AS[least]} of ${member.partnerName} can do this`)
}

/** Throws `forbidden` unless the member owns the partner. */
export function requireOwner(member: Member): void {
  requireRole(member, 'owner')
}
