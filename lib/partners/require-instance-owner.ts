import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'

/** Throws `forbidden` unless the account is the one this instance was set up with. */
export async function requireInstanceOwner(userId: string): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { instanceOwner: true } })
  if (user?.instanceOwner) return
  throw new AppError('forbidden', 'Only the account that set this portal up can do this')
}
