import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { hashToken, randomToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { canSendMail, sendMail } from '@/lib/mail'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { guestProof } from './guest-proof'

const VALID_DAYS = 7
const DAY_MS = 86_400_000
const GUEST_LIMIT = 2000

export interface InvitedGuest {
  id: string
  email: string
  /** Shown now, and kept only as a hash. */
  token: string
  expiresAt: Date
}

/** Lets a person in by a link good for one account and seven days. Inviting the same address again makes the earlier link stop working. */
export async function inviteGuest(
  member: Member,
  slug: string,
  input: { email: string },
  now = new Date(),
): Promise<InvitedGuest> {
  requireRole(member, 'admin')
  const { id: connectorId } = await getConnector(member, slug)
  const { email } = input
  const token = randomToken()
  const expiresAt = new Date(now.getTime() + VALID_DAYS * DAY_MS)
  const id = await db().$transaction(async (tx) => {
    const known = await tx.guest.findUnique({ where: { connectorId_email: { connectorId, email } } })
    if (known?.acceptedAt) throw fieldError('email', 'This person has accepted an invitation already.')
    if (!known && (await tx.guest.count({ where: { connectorId } })) >= GUEST_LIMIT) {
      throw new AppError('conflict', `A connector has at most ${GUEST_LIMIT} guests. Let a whole domain in instead.`)
    }
    const data = { tokenHash: hashToken(token), invitedById: member.userId, expiresAt, createdAt: now }
    const guest = await tx.guest.upsert({
      where: { connectorId_email: { connectorId, email } },
      create: { connectorId, email, ...data },
      update: data,
    })
    await recordAudit(member, 'guest.invited', slug, { email }, tx)
    return guest.id
  })
  return { id, email, token, expiresAt }
}

/**
 * Sends a guest their link: `none` where this portal has no mail server, `failed` where that cannot be reached. The invitation
 * stands in any case, for the link to be handed over otherwise.
 */
export async function mailGuest(
  member: Member,
  slug: string,
  { email, token }: InvitedGuest,
  origin: string,
): Promise<'sent' | 'none' | 'failed'> {
  requireRole(member, 'admin')
  const { name } = await getConnector(member, slug)
  if (!canSendMail()) return 'none'
  try {
    await sendMail(email, {
      subject: `${member.partnerName} invites you to ${name}`,
      sentences: [
        `${member.partnerName} lets you use ${name} with Claude.`,
        'Accept with an account of the portal, or make one.',
      ],
      link: { label: 'Accept the invitation', url: `${origin}/guest/${token}?mailed=${guestProof(token)}` },
      note: `The link is good for one account and ${VALID_DAYS} days.`,
    })
    return 'sent'
  } catch (error) {
    if (error instanceof AppError && error.code === 'upstream_unreachable') return 'failed'
    throw error
  }
}

export interface ListedGuest {
  id: string
  email: string
  /** The address of the account that took the invitation; null while it is open. */
  acceptedBy: string | null
  acceptedAt: Date | null
  expiresAt: Date
}

/** Everyone invited to the connector, newest first. */
export async function listGuests(member: Member, slug: string): Promise<ListedGuest[]> {
  requireRole(member, 'admin')
  const { id: connectorId } = await getConnector(member, slug)
  const guests = await db().guest.findMany({ where: { connectorId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
  const ids = guests.flatMap(({ userId }) => userId ?? [])
  const users = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } })
  const emails = new Map(users.map((user) => [user.id, user.email]))
  return guests.map(({ id, email, userId, acceptedAt, expiresAt }) => {
    return { id, email, acceptedBy: emails.get(userId ?? '') ?? null, acceptedAt, expiresAt }
  })
}

/** Takes an invitation back: its link stops working, and its account is out within a second. */
export async function revokeGuest(member: Member, slug: string, input: { guestId: string }): Promise<void> {
  requireRole(member, 'admin')
  const { id: connectorId } = await getConnector(member, slug)
  await db().$transaction(async (tx) => {
    const found = await tx.guest.findFirst({ where: { id: input.guestId, connectorId } })
    if (!found) throw new AppError('not_found', 'There is no such guest')
    await tx.guest.delete({ where: { id: found.id } })
    await recordAudit(member, 'guest.removed', slug, { email: found.email }, tx)
  })
  await publish('connector.changed', { connectorId, slug })
}
