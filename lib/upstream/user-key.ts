import { findAccount, saveAccount } from '@/lib/accounts'
import type { LiveConnector } from '@/lib/connectors/schema'
import { AppError, fieldError } from '@/lib/errors'
import { toUpstream } from './find-upstream'
import { loadEnvironment } from './load-environment'
import { headerValue } from './request-header'
import type { UserKey } from './schema'
import { sendProbe, toolRequest } from './send-probe'
import { toSentKey } from './to-sent-key'

const KEY_LIMIT = 4096

/** The key that a connector asks each of its users for, as far as it is served. */
export interface AskedKey {
  credentialId: string
  baseUrl: string
  settings: UserKey
}

/** What a connector asks its users for; null where the credential is the publisher's. */
export async function findAskedKey(live: LiveConnector): Promise<AskedKey | null> {
  if (live.access !== 'portal') return null
  const { credential, credentialId, baseUrl } = await loadEnvironment(live.id, live.environment)
  if (credential.kind !== 'user_key' || credentialId === null) return null
  return { credentialId, baseUrl: baseUrl || live.snapshot.baseUrl, settings: credential }
}

/** Whether the user has entered a key for what is served, and the API has not refused it since. */
export async function hasUserKey(live: LiveConnector, asked: AskedKey, userId: string): Promise<boolean> {
  const account = await findAccount(live.id, userId)
  return account?.secret.kind === 'key' && account.secret.credentialId === asked.credentialId && !account.lost
}

/** The check's sentence for what the API answered; null where the key works. */
function refusal(status: number, label: string): string | null {
  if (status >= 200 && status < 300) return null
  if (status === 401) return `The API does not take this ${label}. Check it, and enter it again.`
  if (status === 403)
    return `The API takes this ${label}, but does not let it do what is needed. Use one with more rights.`
  if (status === 429) return 'The API has had too many calls. Wait a little, then try again.'
  return `The API answered ${status} when this was checked. Try again later.`
}

/** Calls what the partner chose with the key. Throws at `key` with a sentence that does not hold it. */
async function checkKey(
  live: LiveConnector,
  { settings, baseUrl }: AskedKey,
  key: string,
  userId: string,
): Promise<void> {
  const { check, label } = settings
  // A tool that is not published any more must not lock everybody out; a wrong key is found at the first call.
  const tool = check && live.snapshot.tools.find(({ name }) => name === check.tool)
  if (!tool || !check) return
  const carried = { credentials: [toSentKey(settings, key)] }
  const upstream = toUpstream({ baseUrl, hosts: live.upstreamHosts }, carried)
  const request = await toolRequest(upstream, { tool, args: check.arguments, caller: { userId, clientId: null } })
  const said = await sendProbe(upstream, request).then(
    ({ status }) => refusal(status, label),
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error
      return `It could not be checked: ${error.message}`
    },
  )
  if (said) throw fieldError('key', said)
}

function checkForm({ place, label }: UserKey, key: string): void {
  if (key === '' || (place === 'basic' && key.endsWith(':'))) throw fieldError('key', `Enter your ${label}`)
  if (key.length > KEY_LIMIT) throw fieldError('key', `Use at most ${KEY_LIMIT} characters`)
  if (place === 'basic' && key.startsWith(':')) throw fieldError('userName', 'Enter your user name')
  try {
    headerValue(label, key)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw fieldError('key', 'This is no key: it holds a character that none has')
  }
}

/** Takes the key a user has entered: checked with the call that the partner chose, then sealed for this user and connector. */
export async function enterUserKey(live: LiveConnector, asked: AskedKey, userId: string, key: string): Promise<void> {
  checkForm(asked.settings, key)
  await checkKey(live, asked, key, userId)
  await saveAccount({
    connectorId: live.id,
    userId,
    subject: null,
    name: '',
    email: '',
    secret: { kind: 'key', key, credentialId: asked.credentialId },
    expiresAt: null,
  })
}
