import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { getConnector } from '@/lib/connectors'
import { DEFAULT_ENVIRONMENT } from '@/lib/connectors/schema'
import { db, type Prisma } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkCredential } from './check-credential'
import type { CredentialInput } from './schema'
import { storeEnvironment } from './store-environment'

interface Place {
  id: string
  slug: string
  environment: string
}

/** Takes the credential of an environment away; one with more than that stays without it. Says whether there was any. */
export async function removeCredential(
  member: Member,
  { id: connectorId, slug, environment }: Place,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  const row = await tx.credential.findUnique({
    where: { connectorId_environment: { connectorId, environment } },
  })
  if (!row || row.kind === 'none') return false
  requireRole(member, 'admin')
  const none = { kind: 'none', name: '', settings: {}, sealed: '', token: '', tokenUntil: null, leaseUntil: null }
  if (environment === DEFAULT_ENVIRONMENT && row.baseUrl === '') await tx.credential.delete({ where: { id: row.id } })
  else await tx.credential.update({ where: { id: row.id }, data: none })
  await recordAudit(member, 'credential.removed', slug, { environment, before: { kind: row.kind, name: row.name } }, tx)
  return true
}

/** Stores what the connector shows the API in the environment that is served, sealed; `none` takes it away. Acts on the next call. */
export async function saveCredential(member: Member, connectorSlug: string, input: CredentialInput): Promise<void> {
  requireRole(member, 'admin')
  const { id, slug, environment } = await getConnector(member, connectorSlug)
  checkCredential(input)
  const place = { id, slug, environment }
  await db().$transaction((tx) =>
    input.kind === 'none'
      ? removeCredential(member, place, tx)
      : storeEnvironment(member, place, { credential: input }, tx),
  )
  await publish('connector.changed', { connectorId: id, slug })
}
