import { db } from '@/lib/db'

/** The e-mail address by which a partner's server knows an account that it signed in, or null. */
export async function findAccountEmail(userId: string): Promise<string | null> {
  const row = await db().upstreamAccount.findFirst({ where: { userId }, select: { email: true } })
  return row?.email || null
}
