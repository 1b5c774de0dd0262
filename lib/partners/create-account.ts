import { hashPassword } from '@/lib/crypto'
import { db, isUniqueViolation, type Prisma } from '@/lib/db'
import { env } from '@/lib/env'
import { AppError, fieldError } from '@/lib/errors'
import { insertPartner } from './create-partner'
import type { InvitedAccount, NewAccount } from './schema'

const FIRST_VISIT_LOCK = 72_707_370

/** Whether nobody has an account yet. */
export async function isFirstVisit(): Promise<boolean> {
  return (await db().user.count({ take: 1 })) === 0
}

/** An account with a password, as part of a larger change. */
export async function insertAccount(
  input: InvitedAccount,
  passwordHash: string,
  tx: Prisma.TransactionClient,
  more: { instanceOwner?: boolean } = {},
): Promise<{ id: string }> {
  return tx.user.create({
    data: { name: input.name, email: input.email, passwordHash, ...more },
    select: { id: true },
  })
}

/** Runs `change`; an e-mail address that has an account already becomes an error at its field. */
export async function refuseTakenEmail<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError('email', 'This address has an account already. Sign in instead.')
    throw error
  }
}

/** The first account: owner of this instance and of its first partner. Throws `conflict` when there is one. */
export async function createOwner(input: NewAccount): Promise<{ userId: string; partnerSlug: string }> {
  const passwordHash = await hashPassword(input.password)
  return db().$transaction(async (tx) => {
    // Two first visits at once: the second waits here, then finds the account.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_VISIT_LOCK})`
    if (await tx.user.count()) throw new AppError('conflict', 'This portal has an owner. Sign in instead.')
    const user = await insertAccount(input, passwordHash, tx, { instanceOwner: true })
    const partner = await insertPartner(user.id, input.partnerName, tx)
    return { userId: user.id, partnerSlug: partner.slug }
  })
}

/** An account and its own partner, where the instance lets anyone sign up. Throws `forbidden` elsewhere. */
export async function signUp(input: NewAccount): Promise<{ userId: string; partnerSlug: string }> {
  if (!env().OPEN_SIGN_UP) {
    throw new AppError('forbidden', 'Accounts on this portal are made by invitation. Ask someone who has one.')
  }
  const passwordHash = await hashPassword(input.password)
  return refuseTakenEmail(() =>
    db().$transaction(async (tx) => {
      const user = await insertAccount(input, passwordHash, tx)
      const partner = await insertPartner(user.id, input.partnerName, tx)
      return { userId: user.id, partnerSlug: partner.slug }
    }),
  )
}

/** An account that belongs to no partner. Whether this person may have one is for the caller to check. */
export async function createAccount(input: InvitedAccount): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(input.password)
  const { id } = await refuseTakenEmail(() => db().$transaction((tx) => insertAccount(input, passwordHash, tx)))
  return { userId: id }
}
