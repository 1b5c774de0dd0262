import { db } from '@/lib/db'

/** The e-mail address of a user, or null. */
export async function findEmail(userId: string): Promise<string | null> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { email: true } })
  return user?.email ?? null
}
