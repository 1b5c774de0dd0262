import { processRevocationResponse, revocationRequest } from 'oauth4webapi'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { isPartnerAccountId } from './account-id'
import { readAccount } from './find-account'
import { loadSignIn } from './load-sign-in'
import type { UpstreamAccount } from './schema'
import { toParties } from './to-parties'

/** Tells the partner's server that its tokens are not used any more (RFC 7009). */
async function revokeTokens({ connectorId, secret, lost }: UpstreamAccount): Promise<void> {
  const server = await loadSignIn(connectorId)
  if (!server?.settings.revocationEndpoint || secret.kind !== 'oauth' || lost) return
  const { server: as, client, auth, options } = toParties(server)
  const { refreshToken, accessToken } = secret.tokens
  for (const token of [refreshToken, accessToken]) {
    if (token) await processRevocationResponse(await revocationRequest(as, client, auth, token, options))
  }
}

/** Forgets an account that a partner's server signed in, and revokes its tokens there, which nobody waits for. */
export async function endAccount(userId: string): Promise<void> {
  if (!isPartnerAccountId(userId)) return
  const row = await db().upstreamAccount.findFirst({ where: { userId }, select: { connectorId: true } })
  const account = row && (await readAccount(row.connectorId, userId))
  if (!account) return
  await db().upstreamAccount.deleteMany({ where: { userId } })
  await publish('account.changed', { connectorId: account.connectorId, userId })
  revokeTokens(account).catch((error: unknown) => {
    console.warn(
      'accounts: tokens could not be revoked at the sign-in server:',
      error instanceof Error ? error.message : error,
    )
  })
}
