import { timingSafeEqual } from 'node:crypto'
import type { SignInAttempt } from '@/lib/accounts'
import { hashToken, randomToken, seal, unseal } from '@/lib/crypto'
import { db } from '@/lib/db'

const MODEL = 'PartnerSignIn'
const MINUTES = 10
/** Where the partner's server sends everyone back to; one address for all connectors, to be registered there. */
export const PARTNER_CALLBACK = '/oauth/partner/callback'

/** What waits for an answer: a client's authorization, or a member who tries the sign-in. */
export type Waiting =
  | { kind: 'connect'; uid: string; connectorId: string }
  | { kind: 'trial'; connectorId: string; userId: string; returnTo: string }

interface Payload {
  waiting: Waiting
  /** Only the browser that was sent away has what this is the hash of. */
  browserHash: string
  sealed: string
}

const owner = (idHash: string) => `partner-sign-in:${idHash}`
const keyOf = (state: string) => hashToken(state)

/** The cookie that ties an attempt to the browser it began in. Each has its own, so that two at once do not disturb each other. */
export function attemptCookie(state: string): string {
  return `oauth_partner_${keyOf(state).slice(0, 12)}`
}

/** Keeps an attempt for ten minutes; gives the Set-Cookie header for the browser that goes on with it. */
export async function keepAttempt(attempt: SignInAttempt, waiting: Waiting): Promise<string> {
  const browser = randomToken()
  const idHash = keyOf(attempt.state)
  const sealed = seal(JSON.stringify(attempt), owner(idHash))
  const payload: Payload = { waiting, browserHash: hashToken(browser), sealed }
  const uid = waiting.kind === 'connect' ? waiting.uid : null
  const expiresAt = new Date(Date.now() + MINUTES * 60_000)
  await db().oAuthRecord.create({ data: { model: MODEL, idHash, uid, expiresAt, payload: { ...payload } } })
  const secure = attempt.redirectUri.startsWith('https:') ? '; Secure' : ''
  return `${attemptCookie(attempt.state)}=${browser}; Path=${PARTNER_CALLBACK}; Max-Age=${MINUTES * 60}; HttpOnly; SameSite=Lax${secure}`
}

function isSame(hash: string, browser: string): boolean {
  const [expected, given] = [Buffer.from(hash), Buffer.from(hashToken(browser))]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** The attempt of a state, once; null when it is unknown, used, expired, or another browser's. */
export async function takeAttempt(
  state: string,
  browser: string | undefined,
): Promise<{ attempt: SignInAttempt; waiting: Waiting } | null> {
  const idHash = keyOf(state)
  const row = await db().oAuthRecord.findUnique({ where: { model_idHash: { model: MODEL, idHash } } })
  if (!row?.expiresAt || row.expiresAt <= new Date() || !browser) return null
  const { waiting, browserHash, sealed } = row.payload as unknown as Payload
  if (!isSame(browserHash, browser)) return null
  // Of two answers at once, one counts.
  const { count } = await db().oAuthRecord.deleteMany({ where: { model: MODEL, idHash } })
  return count === 1 ? { attempt: JSON.parse(unseal(sealed, owner(idHash))), waiting } : null
}
