import { readAccount } from '@/lib/accounts'
import { db } from '@/lib/db'
import { toCredential } from './credential-rows'
import type { SentCredential } from './schema'

/** Everything that must not be kept of an exchange, whatever environment it went to: the stored values, and the user's own key or token. */
export async function knownSecrets(connectorId: string, userId: string): Promise<SentCredential[]> {
  const rows = await db().credential.findMany({ where: { connectorId } })
  const stored = rows.map(toCredential).map((one): SentCredential => {
    if (one.kind === 'user_key') return { kind: 'none' }
    return one.kind === 'client_credentials' ? { kind: 'bearer', value: one.value } : one
  })
  const account = await readAccount(connectorId, userId)
  const key = account?.secret.kind === 'key' ? account.secret.key : account?.secret.tokens.accessToken
  return key === undefined ? stored : [...stored, { kind: 'bearer', value: key }]
}
