import {
  finishSignIn,
  loadSignIn,
  newAttempt,
  type SignInAttempt,
  SignInError,
  saveAccount,
  signInAddress,
} from '@/lib/accounts'
import type { SignInTrial } from '@/lib/accounts/schema'
import { getConnector } from '@/lib/connectors'
import { hashToken, randomToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { WayOn } from './decide-partner-consent'
import { keepAttempt, PARTNER_CALLBACK, type Waiting } from './partner-attempt'

const MODEL = 'PartnerTrial'
const KEPT_MS = 30 * 60_000
const NOTHING = { subject: '', name: '', email: '', claims: {}, scopes: '', expiresIn: null, refreshable: false }

type Trial = Extract<Waiting, { kind: 'trial' }>

/** Sends a member through the sign-in of a connector, to see it as a user does. They come back to `returnTo`, with `?trial=…` added. */
export async function startTrial(member: Member, slug: string, origin: string, returnTo: string): Promise<WayOn> {
  requireRole(member, 'admin')
  const { id: connectorId } = await getConnector(member, slug)
  const server = await loadSignIn(connectorId)
  if (!server) throw new AppError('conflict', 'Save the sign-in server first')
  const attempt = newAttempt(server, randomToken(), origin + PARTNER_CALLBACK)
  const cookie = await keepAttempt(attempt, { kind: 'trial', connectorId, userId: member.userId, returnTo })
  return { location: await signInAddress(server, attempt), cookie }
}

/** What came back; the tokens are kept as the member's own, so that tools can be tried with them. */
async function tryAnswer(attempt: SignInAttempt, { connectorId, userId }: Trial, answer: URLSearchParams) {
  const server = await loadSignIn(connectorId)
  if (!server) return { ...NOTHING, problem: 'The sign-in server was removed meanwhile.' }
  try {
    const { subject, name, email, claims, tokens, expiresAt } = await finishSignIn(server, attempt, answer)
    const secret = { kind: 'oauth', tokens } as const
    await saveAccount({ connectorId, userId, subject: null, name, email, secret, expiresAt })
    const seconds = expiresAt && Math.round((expiresAt.getTime() - Date.now()) / 1000)
    const scopes = tokens.scope ?? server.settings.scopes
    const refreshable = tokens.refreshToken !== undefined
    return { problem: '', subject, name, email, claims, scopes, expiresIn: seconds, refreshable }
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    return { ...NOTHING, problem: error.message }
  }
}

/** The member is back; gives the page that shows what came of it. */
export async function finishTrial(attempt: SignInAttempt, waiting: Trial, answer: URLSearchParams): Promise<string> {
  const trial: SignInTrial = await tryAnswer(attempt, waiting, answer)
  const id = randomToken()
  const payload = { connectorId: waiting.connectorId, trial: JSON.parse(JSON.stringify(trial)) }
  const expiresAt = new Date(Date.now() + KEPT_MS)
  await db().oAuthRecord.create({ data: { model: MODEL, idHash: hashToken(id), payload, expiresAt } })
  return `${waiting.returnTo}?trial=${id}`
}

/** What a trial of the connector's sign-in came to. Throws `not_found` once it is old. */
export async function getTrial(member: Member, slug: string, id: string): Promise<SignInTrial> {
  requireRole(member, 'admin')
  const { id: connectorId } = await getConnector(member, slug)
  const row = await db().oAuthRecord.findUnique({ where: { model_idHash: { model: MODEL, idHash: hashToken(id) } } })
  const kept = row?.payload as { connectorId: string; trial: SignInTrial } | undefined
  if (!kept || kept.connectorId !== connectorId || (row?.expiresAt ?? 0) <= new Date()) {
    throw new AppError('not_found', 'This trial is over. Try the sign-in again.')
  }
  return kept.trial
}
