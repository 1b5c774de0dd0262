import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { getConnector } from '@/lib/connectors'
import { seal } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { env } from '@/lib/env'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { discoverServer } from './discover-server'
import { loadSignIn, type SignInServer, signInOwner } from './load-sign-in'
import { type SignInInput, SignInSettings, type SignInSummary } from './schema'

const ENDPOINTS = [
  'authorizationEndpoint',
  'tokenEndpoint',
  'userinfoEndpoint',
  'revocationEndpoint',
  'jwksUri',
] as const

/** Plain http would show codes, secrets and tokens to everyone on the way. */
function checkEndpoints(settings: SignInSettings): void {
  if (env().ALLOW_PRIVATE_UPSTREAMS) return
  const plain = ENDPOINTS.find((name) => settings[name].startsWith('http:'))
  if (plain) throw fieldError(settings.discovery ? 'discovery' : plain, 'Only https:// keeps what is sent there secret')
}

async function discovered(discovery: string) {
  try {
    return await discoverServer(discovery)
  } catch (error) {
    throw error instanceof AppError ? fieldError('discovery', error.message) : error
  }
}

async function toSettings({ clientSecret: _, ...input }: SignInInput): Promise<SignInSettings> {
  const found = input.discovery ? await discovered(input.discovery) : {}
  const settings = SignInSettings.parse({ ...input, ...found })
  checkEndpoints(settings)
  return settings
}

/** The secret to keep: the one given, or the stored one, which goes nowhere but where it was entered for. */
function secretFor(
  { authMethod, tokenEndpoint }: SignInSettings,
  given: string | undefined,
  stored: SignInServer | null,
) {
  if (authMethod === 'none') return ''
  if (given) return given
  if (!stored?.clientSecret) throw fieldError('clientSecret', 'Enter the client secret, or choose no secret')
  if (new URL(stored.settings.tokenEndpoint).origin !== new URL(tokenEndpoint).origin) {
    throw fieldError('clientSecret', 'The token endpoint is on another host now. Enter the client secret for it')
  }
  return stored.clientSecret
}

/** What may be said of the settings in the audit: all of them, since the secret is not among them. */
function masked(settings: SignInSettings | undefined, secret: string): Prisma.InputJsonObject {
  if (!settings) return {}
  return { ...settings, clientSecret: secret ? '••••••••' : '' }
}

/** Whether users of one are the same people, with tokens that still work, at the other. */
function isSameServer(before: SignInSettings, after: SignInSettings): boolean {
  const identity = ({ issuer, tokenEndpoint, clientId, fields }: SignInSettings) =>
    JSON.stringify([issuer || tokenEndpoint, clientId, fields.subject])
  return identity(before) === identity(after)
}

/** Takes away what users have at the server that was: their tokens are worth nothing at another. */
async function forgetAccounts(connectorId: string): Promise<void> {
  const where = { connectorId, kind: 'oauth' }
  const rows = await db().upstreamAccount.findMany({ where, select: { userId: true } })
  await db().upstreamAccount.deleteMany({ where })
  for (const { userId } of rows) await publish('account.changed', { connectorId, userId })
}

/** Sets up, or changes, where a connector's users sign in. Acts at once; another server means that everyone connects again. */
export async function saveSignIn(member: Member, connectorSlug: string, input: SignInInput): Promise<SignInSummary> {
  requireRole(member, 'admin')
  const { id: connectorId, slug } = await getConnector(member, connectorSlug)
  const settings = await toSettings(input)
  const stored = await loadSignIn(connectorId)
  const secret = secretFor(settings, input.clientSecret, stored)
  const row = { settings: { ...settings }, sealed: secret && seal(secret, signInOwner(connectorId)) }
  const saved = await db().$transaction(async (tx) => {
    const before = masked(stored?.settings, stored?.clientSecret ?? '')
    const after = { ...masked(settings, secret), ...(input.clientSecret && { secretReplaced: true }) }
    await recordAudit(member, 'sign_in.saved', slug, { before, after }, tx)
    return tx.signInServer.upsert({ where: { connectorId }, create: { connectorId, ...row }, update: row })
  })
  if (stored && !isSameServer(stored.settings, settings)) await forgetAccounts(connectorId)
  await publish('connector.changed', { connectorId, slug })
  return { ...settings, hasSecret: secret !== '', updatedAt: saved.updatedAt }
}

/** Takes the sign-in server away; nobody can connect through it any more, and nobody stays connected. */
export async function removeSignIn(member: Member, connectorSlug: string): Promise<void> {
  requireRole(member, 'admin')
  const { id: connectorId, slug } = await getConnector(member, connectorSlug)
  const stored = await loadSignIn(connectorId)
  if (!stored) throw new AppError('not_found', 'This connector has no sign-in server')
  await db().$transaction(async (tx) => {
    await tx.signInServer.deleteMany({ where: { connectorId } })
    const before = masked(stored.settings, stored.clientSecret)
    await recordAudit(member, 'sign_in.removed', slug, { before, after: {} }, tx)
  })
  await forgetAccounts(connectorId)
  await publish('connector.changed', { connectorId, slug })
}

/** What is set up, without the secret; null where nothing is. */
export async function describeSignIn(member: Member, connectorSlug: string): Promise<SignInSummary | null> {
  const { id: connectorId } = await getConnector(member, connectorSlug)
  const row = await db().signInServer.findUnique({ where: { connectorId } })
  return row && { ...SignInSettings.parse(row.settings), hasSecret: row.sealed !== '', updatedAt: row.updatedAt }
}
