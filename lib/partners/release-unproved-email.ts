import { db } from '@/lib/db'

/**
 * Takes an address from an account that has a password, belongs to no partner and never proved the address, so that its owner, who
 * comes by a sign-in provider, is not signed in to an account whose password somebody else knows.
 */
export async function releaseUnprovedEmail(email: string): Promise<void> {
  const found = await db().user.findFirst({
    where: { email, emailVerified: null, passwordHash: { not: null }, members: { none: {} }, accounts: { none: {} } },
    select: { id: true },
  })
  if (!found) return
  await db().user.updateMany({
    where: { id: found.id, emailVerified: null },
    data: { email: `released+${found.id}@unconfirmed.invalid` },
  })
}
