import { db } from '@/lib/db'
import { createOwner, getMembership } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'

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
