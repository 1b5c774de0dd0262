import { hashPassword, randomToken, verifyPassword } from '@/lib/crypto'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'

/** The account with this e-mail and password, or null. Takes as long for an unknown address as for a wrong password. */
export async function verifyCredentials(input: { email: string; password: string }): Promise<{ id: string } | null> {
  const user = await db().user.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true },
  })
  const nobody = singleton('nobodys-password', () => hashPassword(randomToken()))
  const matches = await verifyPassword(user?.passwordHash ?? (await nobody), input.password)
  return user?.passwordHash && matches ? { id: user.id } : null
}
