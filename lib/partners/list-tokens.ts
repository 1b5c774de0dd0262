import { db } from '@/lib/db'
import { requireRole } from './get-membership'
import type { Member, TokenScope } from './schema'

export interface ListedToken {
  id: string
  name: string
  scopes: TokenScope[]
  /** The last characters of the token. */
  ending: string
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/** The member's own tokens, newest first, the expired ones among them. */
export async function listTokens(member: Member): Promise<ListedToken[]> {
  requireRole(member, 'viewer')
  const rows = await db().apiToken.findMany({
    where: { member: { userId: member.userId, partnerId: member.partnerId } },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ id, name, scopes, ending, createdAt, expiresAt, lastUsedAt }) => ({
    id,
    name,
    scopes: scopes.split(' ') as TokenScope[],
    ending,
    createdAt,
    expiresAt,
    lastUsedAt,
  }))
}
