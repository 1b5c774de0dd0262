import { findAccount, loseAccount } from '@/lib/accounts'
import type { LiveConnector } from '@/lib/connectors/schema'
import type { UpstreamRequest } from './build-request'
import { findClientToken } from './find-client-token'
import { loadEmail } from './load-email'
import { type Environment, loadEnvironment } from './load-environment'
import { loadUserToken } from './load-user-token'
import type { SentCredential } from './schema'
import { type SendOptions, sendRequest, type UpstreamAnswer } from './send-request'
import { toSentKey } from './to-sent-key'

/** What a call carries so that the API lets it in. */
export interface Carried {
  /** In the order they are attached; the connector's own first. */
  credentials: SentCredential[]
  /** What to send instead where the API answers 401; null where there is nothing better. Called once for a call. */
  renew?: () => Promise<SentCredential[] | null>
  /** What to do about a 401 that stays. Absent: the credential is the publisher's. */
  refused?: string
}

/** Where a call goes, what it carries, and how it gets there. */
export interface Upstream extends Carried {
  baseUrl: string
  /** Hosts that a call may go on to, beside the base URL's own. */
  hosts: string[]
  /** All that was attached so far, so that no result shows it. Grows when a credential is renewed. */
  secrets: SentCredential[]
  /** Takes one request there, its credential attached. */
  send(request: UpstreamRequest, options: SendOptions): Promise<UpstreamAnswer>
  /** The e-mail address of who calls; null where none is known. */
  emailOf(userId: string): Promise<string | null>
}

/** What decides where a call goes. */
type Called = Pick<LiveConnector, 'id' | 'access' | 'environment' | 'upstreamHosts'> & { snapshot: { baseUrl: string } }
type Caller = { userId: string | null } | null

const KEY_REFUSED =
  'The API does not take the key this user has entered. Ask them to connect again: the sign-in page then asks for a new key. Calling again does not help.'
const SIGN_IN_REFUSED =
  'The API does not take the sign-in of this user. Ask them to connect again. Calling again does not help.'
const NO_KEY =
  'This API asks each user for a key of their own, and none came along. Users enter it when they sign in to connect.'

async function carryToken({ connectorId, credentialId, credential }: Environment): Promise<Carried> {
  if (credential.kind !== 'client_credentials' || credentialId === null) return { credentials: [] }
  const owner = { connectorId, credentialId, credential }
  const bearer = (value: string): SentCredential[] => [{ kind: 'bearer', value }]
  const token = await findClientToken(owner)
  return { credentials: bearer(token), renew: async () => bearer(await findClientToken(owner, token)) }
}

/** The caller's own key and nobody else's; none where they have none. */
async function carryKey({ connectorId, credentialId, credential }: Environment, caller: Caller): Promise<Carried> {
  const account = caller?.userId ? await findAccount(connectorId, caller.userId) : null
  const secret = account?.secret
  if (credential.kind !== 'user_key' || !account || secret?.kind !== 'key' || secret.credentialId !== credentialId) {
    return { credentials: [], refused: NO_KEY }
  }
  const renew = async () => {
    await loseAccount(account)
    return null
  }
  return { credentials: [toSentKey(credential, secret.key)], renew, refused: KEY_REFUSED }
}

async function carry(environment: Environment, caller: Caller): Promise<Carried> {
  const { credential } = environment
  if (credential.kind === 'client_credentials') return carryToken(environment)
  if (credential.kind === 'user_key') return carryKey(environment, caller)
  return { credentials: [credential] }
}

/** The caller's own token of the partner's server, after the connector's own credential: of two for one header, the user's is sent. */
async function carryUserToken(environment: Environment, userId: string): Promise<Carried> {
  const { connectorId } = environment
  const token = await loadUserToken(connectorId, userId)
  const own = await carry(environment, null)
  const renew = async () => {
    const next = await token.replace()
    return next && [...own.credentials, next]
  }
  return { credentials: [...own.credentials, token.credential], renew, refused: SIGN_IN_REFUSED }
}

/** An upstream as the portal calls it, whose renewed credentials are known to be secrets too. */
export function toUpstream(place: Pick<Upstream, 'baseUrl' | 'hosts'>, { renew, ...carried }: Carried): Upstream {
  const secrets = [...carried.credentials]
  const upstream = { ...place, ...carried, secrets, send: sendRequest, emailOf: loadEmail }
  if (!renew) return upstream
  const renewed = async () => {
    const next = await renew()
    secrets.push(...(next ?? []))
    return next
  }
  return { ...upstream, renew: renewed }
}

/** The upstream of one caller's calls: the environment's base URL and credential, and what the user has at the partner's API. */
export async function findUpstream(called: Called, caller: Caller): Promise<Upstream> {
  const environment = await loadEnvironment(called.id, called.environment)
  const place = { baseUrl: environment.baseUrl || called.snapshot.baseUrl, hosts: called.upstreamHosts }
  const signedIn = called.access === 'partner' ? caller?.userId : null
  const carried = signedIn ? carryUserToken(environment, signedIn) : carry(environment, caller)
  return toUpstream(place, await carried)
}
