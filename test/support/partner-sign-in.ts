import { saveSignIn } from '@/lib/accounts'
import { SignInInput } from '@/lib/accounts/schema'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { modernRequest, postModern } from './mcp-clients'
import { Browser, ORIGIN } from './oauth-browser'
import { authorizeUrl, type Client, exchange, newClient, openConsent, type Tokens } from './oauth-client'
import { PARTNER_CLIENT, type PartnerServer } from './partner-server.mjs'

/** An admin of the partner that the test's connectors belong to. */
export async function adminOf(connectorId: string): Promise<Member> {
  const { partner } = await db().connector.findUniqueOrThrow({ where: { id: connectorId }, include: { partner: true } })
  const email = `admin-of-${partner.slug}@example.com`
  const user = await db().user.upsert({ where: { email }, create: { email }, update: {} })
  return { userId: user.id, partnerId: partner.id, partnerSlug: partner.slug, partnerName: partner.name, role: 'admin' }
}

/** Sets the connector's sign-in server up as a partner does, by discovery. */
export async function saveServer(connectorId: string, origin: string, changes: object = {}): Promise<void> {
  const { slug } = await db().connector.findUniqueOrThrow({ where: { id: connectorId } })
  const input = SignInInput.parse({
    discovery: origin,
    clientId: PARTNER_CLIENT.id,
    clientSecret: PARTNER_CLIENT.secret,
    scopes: 'openid profile email offline_access',
    ...changes,
  })
  await saveSignIn(await adminOf(connectorId), slug, input)
}

/** The whole way once: a client with tokens for who `user` is at the partner's server. */
export async function connectAs(
  partner: PartnerServer,
  user: string,
  { resource, client, portalUser }: { resource: string; client?: Client; portalUser?: string },
): Promise<{ client: Client; tokens: Tokens }> {
  const browser = new Browser(portalUser, { origin: partner.origin, user })
  const used = client ?? (await newClient())
  const asked = authorizeUrl(used.client_id, { resource, scope: undefined })
  const stop = await browser.press(await openConsent(browser, asked), 'allow')
  if (stop.kind !== 'away' || !stop.parameters.code) throw new Error(`No code: ${JSON.stringify(stop)}`)
  const response = await exchange(used, stop.parameters.code, { resource })
  if (response.status !== 200) throw new Error(await response.text())
  return { client: used, tokens: await response.json() }
}

/** A call of the tool `me`, for the route itself. */
export function meRequest(token: string): Request {
  const { origin } = new URL(ORIGIN)
  return modernRequest(
    new URL(`${origin}/mcp/orders`),
    'tools/call',
    { name: 'me', arguments: {} },
    {
      headers: { authorization: `Bearer ${token}`, host: 'localhost:3000' },
    },
  )
}

/** The result of the tool `me` as text, or the status it was refused with. */
export async function callMe(endpoint: URL, token: string): Promise<string | number> {
  const headers = { authorization: `Bearer ${token}` }
  return readMe(await postModern(endpoint, 'tools/call', { name: 'me', arguments: {} }, { headers }))
}

/** The same of an answer. */
export async function readMe(response: Response): Promise<string | number> {
  if (response.status !== 200) return response.status
  const { result } = await response.json()
  const text: string = result.content[0].text
  return result.isError ? text : JSON.parse(text).user
}

/** Lets the access token of everyone at the connector end in `ms`, as far as this portal knows. */
export async function endTokensIn(connectorId: string, ms: number): Promise<void> {
  const rows = await db().upstreamAccount.findMany({ where: { connectorId } })
  await db().upstreamAccount.updateMany({ where: { connectorId }, data: { expiresAt: new Date(Date.now() + ms) } })
  for (const { userId } of rows) await publish('account.changed', { connectorId, userId })
}
