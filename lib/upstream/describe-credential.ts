import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { listEnvironments } from './list-environments'
import type { CredentialSummary } from './schema'

/** What is stored for the environment that is served: its kind and name, never its value. */
export async function describeCredential(member: Member, connectorSlug: string): Promise<CredentialSummary> {
  requireRole(member, 'viewer')
  const [served] = await listEnvironments(member, connectorSlug)
  if (!served || served.credential.kind === 'none') return { kind: 'none', name: '', updatedAt: null }
  const { credential, updatedAt } = served
  return { kind: credential.kind, name: 'name' in credential ? credential.name : '', updatedAt }
}
