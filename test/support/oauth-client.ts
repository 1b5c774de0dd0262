import { createHash, randomBytes } from 'node:crypto'
import { POST as oauth } from '@/app/oauth/[...path]/route'
import { Browser, ORIGIN, type Stop } from './oauth-browser'

export const VERIFIER = randomBytes(32).toString('base64url')
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
export const REDIRECT = 'https://claude.ai/api/mcp/auth_callback'
export const ORDERS = `${ORIGIN}/mcp/orders`

export interface Client {
  client_id: string
  client_secret?: string | undefined
}

export interface Tokens {
  access_token: string
  refresh_token: string
  scope: string
  expires_in: number
}

export function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return oauth(
    new Request(`${ORIGIN}${path}`, { method: 'POST', body, headers: { host: 'localhost:3000', ...headers } }),
  )
}

export function register(metadata: unknown): Promise<Response> {
  return post('/oauth/register', JSON.stringify(metadata), { 'content-type': 'application/json' })
}

export async function newClient(metadata: object = {}): Promise<Client> {
  const response = await register({
    client_name: 'Claude',
    redirect_uris: [REDIRECT],
    token_endpoint_auth_method: 'none',
    ...metadata,
  })
  if (response.status !== 201) throw new Error(await response.text())
  const { client_id, client_secret } = await response.json()
  return { client_id, client_secret }
}

type Parameters = Record<string, string | string[] | undefined>

/** An authorize URL with everything right, but for `changes`; undefined leaves a parameter out. */
export function authorizeUrl(clientId: string, changes: Parameters = {}): string {
  const parameters: Parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    state: 'the-state',
    scope: 'orders:read orders:write',
    resource: ORDERS,
    ...changes,
  }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value ?? []].flat()) search.append(name, one)
  }
  return `/oauth/authorize?${search}`
}

export function token(
  form: Record<string, string | undefined>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const kept = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return post('/oauth/token', new URLSearchParams(kept), headers)
}

export function exchange(client: Client, code: string, changes: Record<string, string | undefined> = {}) {
  return token({
    grant_type: 'authorization_code',
    code,
    code_verifier: VERIFIER,
    redirect_uri: REDIRECT,
    resource: ORDERS,
    ...client,
    ...changes,
  })
}

export function refresh(client: Client, refreshToken: string, changes: Record<string, string | undefined> = {}) {
  return token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...client, ...changes })
}

export async function openConsent(browser: Browser, url: string): Promise<Stop & { kind: 'consent' }> {
  const stop = await browser.open(url)
  if (stop.kind !== 'consent') {
    if (stop.kind === 'refusal') throw new Error(stop.refusal.reason)
    throw new Error(stop.kind === 'away' ? stop.url.href : `${stop.response.status} ${await stop.response.text()}`)
  }
  return stop
}

/** Goes from authorize to the code, pressing Allow where it is asked for. */
export async function obtainCode(browser: Browser, client: Client, changes: Parameters = {}): Promise<string> {
  const asked = await browser.open(authorizeUrl(client.client_id, changes))
  const stop = asked.kind === 'consent' ? await browser.press(asked, 'allow') : asked
  if (stop.kind !== 'away' || !stop.parameters.code) throw new Error(`No code: ${JSON.stringify(stop)}`)
  return stop.parameters.code
}

/** The whole way once: a client with tokens that `userId` allowed. */
export async function connect(userId: string, changes: Parameters = {}): Promise<{ client: Client; tokens: Tokens }> {
  const client = await newClient()
  const code = await obtainCode(new Browser(userId), client, changes)
  const resource = typeof changes.resource === 'string' ? changes.resource : ORDERS
  const response = await exchange(client, code, { resource })
  if (response.status !== 200) throw new Error(await response.text())
  return { client, tokens: await response.json() }
}
