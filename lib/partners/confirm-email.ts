import { publish } from '@/lib/bus'
import { hashToken, randomToken } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { sendMail } from '@/lib/mail'

const HOUR_MS = 3_600_000
/** One mail in this time, however often it is asked for. */
const AGAIN_MS = 60_000

/** Of next-auth's table; its own tokens have an address alone. */
const identifierOf = (userId: string, email: string) => `confirm ${userId} ${email}`

/** Notes that the account can read mail to its address, as part of a larger change. Publish `user.changed` after it. */
export async function markConfirmed(userId: string, tx: Prisma.TransactionClient, now = new Date()): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, emailVerified: null }, data: { emailVerified: now } })
}

/** Sends the account a link that confirms its address, good once and for an hour. It leads on to `next`, a path of this portal. */
export async function sendConfirmation(
  userId: string,
  { origin, next }: { origin: string; next: string },
  now = Date.now(),
): Promise<{ email: string }> {
  const { email, emailVerified } = await db().user.findUniqueOrThrow({ where: { id: userId } })
  if (emailVerified) throw new AppError('conflict', 'This address is confirmed already. Load the page again.')
  const identifier = identifierOf(userId, email)
  const recent = await db().verificationToken.findFirst({
    where: { identifier, expires: { gt: new Date(now + HOUR_MS - AGAIN_MS) } },
  })
  if (recent) throw new AppError('rate_limited', 'A link was sent less than a minute ago. Look for it before another.')

  const token = randomToken()
  await db().verificationToken.deleteMany({ where: { OR: [{ identifier }, { expires: { lt: new Date(now) } }] } })
  const row = { identifier, token: hashToken(token), expires: new Date(now + HOUR_MS) }
  await db().verificationToken.create({ data: row })
  await sendMail(email, {
    subject: 'Confirm your e-mail address',
    sentences: [
      `Someone, most likely you, has an account at ${origin} with this address.`,
      'Confirm that it is yours.',
    ],
    link: { label: 'Confirm address', url: `${origin}/confirm-email/${token}?next=${encodeURIComponent(next)}` },
    note: 'The link works once, for an hour. If you have no account there, leave it alone: nothing happens then.',
  }).catch(async (error: unknown) => {
    await db().verificationToken.deleteMany({ where: { identifier } })
    throw error
  })
  return { email }
}

/** The account and address that a link confirms; null for a link that was never sent, is used or too old. */
export async function findConfirmation(
  token: string,
  now = new Date(),
): Promise<{ userId: string; email: string } | null> {
  const found = await db().verificationToken.findFirst({ where: { token: hashToken(token), expires: { gt: now } } })
  const [kind, userId = '', email = ''] = found?.identifier.split(' ') ?? []
  return kind === 'confirm' ? { userId, email } : null
}

/**
 * Confirms the address of the account that is signed in, by the link it was sent. Nobody else can: whoever made an account with
 * another person's address would otherwise have them confirm it.
 */
export async function confirmEmail(userId: string, input: { token: string }, now = new Date()): Promise<void> {
  const found = await findConfirmation(input.token, now)
  await db().$transaction(async (tx) => {
    const { count } = await tx.verificationToken.deleteMany({
      where: {
        token: hashToken(input.token),
        identifier: identifierOf(userId, found?.email ?? ''),
        expires: { gt: now },
      },
    })
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } })
    if (count === 0 || !user || user.email !== found?.email) {
      throw new AppError('not_found', 'This link was used, or is older than an hour. Ask for another one.')
    }
    await markConfirmed(userId, tx, now)
  })
  await publish('user.changed', { userId })
}

/** Notes an address that a sign-in provider vouches for. Accounts with a password stay as they are: who made one may be somebody else. */
export async function confirmByProvider(userId: string, email: string): Promise<void> {
  const { count } = await db().user.updateMany({
    where: { id: userId, email: { equals: email, mode: 'insensitive' }, passwordHash: null, emailVerified: null },
    data: { emailVerified: new Date() },
  })
  if (count > 0) await publish('user.changed', { userId })
}
