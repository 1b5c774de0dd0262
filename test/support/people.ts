import { db } from '@/lib/db'
import { createOwner, getMembership } from '@/lib/partners'
import type { Member, Role } from '@/lib/partners/schema'

let count = 0

/** A fresh account in a fresh partner of its own. */
export async function newMember(partnerName = 'Acme'): Promise<Member> {
  count += 1
  const user = await db().user.create({ data: { email: `person${count}@example.com`, name: `Person ${count}` } })
  const partner = await db().partner.create({
    data: { slug: `partner-${count}`, name: partnerName, members: { create: { userId: user.id, role: 'owner' } } },
  })
  return getMembership(user.id, partner.slug)
}

/** The instance's owner, with a password. */
export function newOwner(password = 'correct horse battery'): Promise<{ userId: string; partnerSlug: string }> {
  return createOwner({ name: 'Olga Owner', email: 'owner@example.com', password, partnerName: 'Acme' })
}

/** A partner with a member of every role. */
export async function newTeam(partnerName = 'Acme'): Promise<Record<Role, Member>> {
  const owner = await newMember(partnerName)
  const join = async (role: Role): Promise<Member> => {
    const { userId } = await newMember(`${partnerName} ${role}`)
    await db().member.create({ data: { partnerId: owner.partnerId, userId, role } })
    return getMembership(userId, owner.partnerSlug)
  }
  return { owner, admin: await join('admin'), editor: await join('editor'), viewer: await join('viewer') }
}
