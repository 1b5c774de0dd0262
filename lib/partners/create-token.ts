import { recordAudit } from '@/lib/activity'
import { hashToken, randomToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { requireRole } from './get-membership'
import type { Member, NewToken } from './schema'

/** So that scanners of public code know what they have found. */
const PREFIX = 'portico_'
const SHOWN_CHARACTERS = 4
const DAY_MS = 86_400_000

/** A personal access token of the member's, acting with their role; viewers make ones that only read. It is given here once and kept only as a hash. */
export async function createToken(
  member: Member,
  input: NewToken,
  now = Date.now(),
): Promise<{ id: string; token: string; expiresAt: Date | null }> {
  requireRole(member, input.scopes.includes('write') ? 'editor' : 'viewer')
  const token = PREFIX + randomToken()
  const expiresAt = input.expiresInDays === undefined ? null : new Date(now + input.expiresInDays * DAY_MS)
  return db().$transaction(async (tx) => {
    const { id } = await tx.apiToken.create({
      data: {
        name: input.name,
        scopes: input.scopes.join(' '),
        tokenHash: hashToken(token),
        ending: token.slice(-SHOWN_CHARACTERS),
        expiresAt,
        member: { connect: { partnerId_userId: { partnerId: member.partnerId, userId: member.userId } } },
      },
      select: { id: true },
    })
    await recordAudit(member, 'token.created', input.name, { scopes: input.scopes }, tx)
    return { id, token, expiresAt }
  })
}
