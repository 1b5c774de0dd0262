import { readAccount } from '@/lib/accounts'
import { db } from '@/lib/db'
import { toCredential } from './credential-rows'
import type { SentCredential } from './schema'
import { toSentKey } from './to-sent-key'

/** Everything that must not be kept of an exchange, whatever environment it went to: the stored values, and the user's own key or token. */
export async function knownSecrets(connectorId: string, userId: string): Promise<SentCredential[]> {
  const rows = await db().credential.findMany({ where: { connectorId } })
  const stored = rows.map(toCredential).map((one): SentCredential => {
    if (one.kind === 'user_key') return { kind: 'none' }
    return one.kind === 'client_credentials' ? { kind: 'bearer', value: one.value } : one
  })
  const secret = (await readAccount(connectorId, userId))?.secret
  if (!secret) return stored
  if (secret.kind === 'oauth') return [...stored, { kind: 'bearer', value: secret.tokens.accessToken }]
  const asked = rows.find(({ id }) => id === secret.credentialId)
  const settings = asked && toCredential(asked)
  return settings?.kind === 'user_key' ? [...stored, toSentKey(settings, secret.key)] : stored
}
