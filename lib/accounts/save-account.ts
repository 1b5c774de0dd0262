import { publish } from '@/lib/bus'
import { seal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { accountOwner } from './find-account'
import type { AccountSecret } from './schema'

interface SavedAccount {
  connectorId: string
  userId: string
  subject: string | null
  name: string
  email: string
  secret: AccountSecret
  expiresAt: Date | null
}

/** Stores what lets a user in at the partner's API, sealed, in place of what was there. A lost account is found again. */
export async function saveAccount({ connectorId, userId, secret, ...shown }: SavedAccount): Promise<void> {
  const row = {
    ...shown,
    kind: secret.kind,
    sealed: seal(JSON.stringify(secret), accountOwner(connectorId, userId)),
    lostAt: null,
    leaseUntil: null,
  }
  await db().upstreamAccount.upsert({
    where: { connectorId_userId: { connectorId, userId } },
    create: { connectorId, userId, ...row },
    update: { ...row, version: { increment: 1 } },
  })
  await publish('account.changed', { connectorId, userId })
}

/** Takes away what the user has at the partner's API; nothing where there is nothing. */
export async function removeAccount(connectorId: string, userId: string): Promise<void> {
  await db().upstreamAccount.deleteMany({ where: { connectorId, userId } })
  await publish('account.changed', { connectorId, userId })
}
