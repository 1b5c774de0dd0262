import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { CredentialKind, CredentialSummary } from './schema'

/** What is stored for a connector: its kind and name, never its value. */
export async function describeCredential(member: Member, connectorSlug: string): Promise<CredentialSummary> {
  requireRole(member, 'viewer')
  const connector = await getConnector(member, connectorSlug)
  const row = await db().credential.findFirst({
    where: { connectorId: connector.id },
    select: { kind: true, name: true, updatedAt: true },
  })
  if (!row) return { kind: 'none', name: '', updatedAt: null }
  return { kind: row.kind as CredentialKind, name: row.name, updatedAt: row.updatedAt }
}
