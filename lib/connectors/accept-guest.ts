import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { hashPassword, hashToken } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { insertAccount, markConfirmed, refuseTakenEmail } from '@/lib/partners'
import type { InvitedAccount } from '@/lib/partners/schema'
import { isGuestProof } from './guest-proof'

export interface GuestInvitation {
  connector: { id: string; slug: string; name: string }
  partnerName: string
  /** Whom it was made for. */
  email: string
  /** The account that took it; null while it is open. */
  userId: string | null
}

interface GuestLink {
  token: string
  /** Only in the link that was mailed. */
  proof?: string | undefined
}

/** What a guest's link leads to; null when it was never made, is taken back, or too old and not taken. */
export async function findGuestInvitation(token: string, now = new Date()): Promise<GuestInvitation | null> {
  const found = await db().guest.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { connector: { include: { partner: true } } },
  })
  if (!found || (!found.acceptedAt && found.expiresAt <= now)) return null
  const { email, userId, connector } = found
  const { id, slug, name, partner } = connector
  return { connector: { id, slug, name }, partnerName: partner.name, email, userId }
}

/** Uses an open invitation up for one account. One conditional update, so that a link opened twice lets one in. */
async function take(where: Prisma.GuestWhereInput, userId: string, now: Date, tx: Prisma.TransactionClient) {
  const open = { ...where, acceptedAt: null, expiresAt: { gt: now } }
  const [guest] = await tx.guest.updateManyAndReturn({ where: open, data: { userId, acceptedAt: now } })
  if (!guest) return null
  const connector = await tx.connector.findUniqueOrThrow({ where: { id: guest.connectorId } })
  const actor = { userId, partnerId: connector.partnerId }
  await recordAudit(actor, 'guest.accepted', connector.slug, { email: guest.email }, tx)
  return { email: guest.email, connectorId: connector.id, slug: connector.slug }
}

async function accept(userId: string, { token, proof }: GuestLink, now: Date, tx: Prisma.TransactionClient) {
  const taken = await take({ tokenHash: hashToken(token) }, userId, now, tx)
  if (!taken) throw new AppError('not_found', 'This invitation has been used or is too old. Ask for a new link.')
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  // Only the mailbox of the invited address has the proof, and only that address is confirmed by it.
  if (email.toLowerCase() === taken.email && isGuestProof(proof, token)) await markConfirmed(userId, tx, now)
  return taken
}

async function announce(userId: string, { connectorId, slug }: { connectorId: string; slug: string }): Promise<void> {
  await publish('connector.changed', { connectorId, slug })
  await publish('user.changed', { userId })
}

/** Makes an existing account a guest, whichever address it has: a link sent by hand is for whom it was given to. */
export async function acceptGuest(userId: string, link: GuestLink, now = new Date()): Promise<void> {
  await announce(userId, await db().$transaction((tx) => accept(userId, link, now, tx)))
}

/** A new account, of no partner, that is a guest at once. */
export async function createGuestAccount(
  link: GuestLink,
  input: InvitedAccount,
  now = new Date(),
): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(input.password)
  const { userId, taken } = await refuseTakenEmail(() =>
    db().$transaction(async (tx) => {
      const user = await insertAccount(input, passwordHash, tx)
      return { userId: user.id, taken: await accept(user.id, link, now, tx) }
    }),
  )
  await announce(userId, taken)
  return { userId }
}

/** Takes an open invitation that was made for the account's confirmed address, without its link; says whether there was one. */
export async function claimInvitation(connectorId: string, userId: string, now = new Date()): Promise<boolean> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { email: true, emailVerified: true } })
  if (!user?.emailVerified) return false
  const email = user.email.toLowerCase()
  const taken = await db().$transaction((tx) => take({ connectorId, email }, userId, now, tx))
  if (taken) await announce(userId, taken)
  return taken !== null
}
