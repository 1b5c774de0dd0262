import { hashToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import type { Member, Role, TokenScope } from './schema'

/** How exact "last used" is; each request would otherwise write. */
const USE_NOTED_MS = 60_000

/** Whom a token acts as, and how far; null when it was never made, is revoked, expired, or its member is gone. */
export async function findTokenMember(
  token: string,
  now = new Date(),
): Promise<{ member: Member; scopes: TokenScope[] } | null> {
  const found = await db().apiToken.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { member: { include: { partner: true } } },
  })
  if (!found || (found.expiresAt && found.expiresAt <= now)) return null
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > USE_NOTED_MS) {
    await db().apiToken.updateMany({ where: { id: found.id }, data: { lastUsedAt: now } })
  }
  const { userId, partnerId, role, partner } = found.member
  return {
    member: { userId, partnerId, partnerSlug: partner.slug, partnerName: partner.name, role: role as Role },
    scopes: found.scopes.split(' ') as TokenScope[],
  }
}
