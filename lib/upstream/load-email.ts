import { findAccountEmail, isPartnerAccountId } from '@/lib/accounts'
import { findEmail } from '@/lib/partners'
import { singleton } from '@/lib/singleton'

const KEPT_MS = 30_000
const LIMIT = 10_000

interface Kept {
  email: string | null
  until: number
}

/** The e-mail address of a user, null for one who is gone. Kept for 30 seconds. */
export async function loadEmail(userId: string, now = Date.now()): Promise<string | null> {
  const kept = singleton('user-emails', () => new Map<string, Kept>())
  const found = kept.get(userId)
  if (found && found.until > now) return found.email
  const email = await (isPartnerAccountId(userId) ? findAccountEmail(userId) : findEmail(userId))
  if (kept.size >= LIMIT) kept.clear()
  kept.set(userId, { email, until: now + KEPT_MS })
  return email
}
