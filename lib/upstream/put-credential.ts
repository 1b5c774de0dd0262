import { unseal } from '@/lib/crypto'
import type { Prisma } from '@/lib/db'
import { fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { credentialOwner } from './load-credential'
import { checkCredential, storeCredential } from './save-credential'
import { CredentialInput } from './schema'

/** A credential whose value may be the stored one. */
export interface PutCredential {
  kind: CredentialInput['kind']
  name?: string | undefined
  value?: string | undefined
}

/**
 * Makes the connector's credential this one, as part of a larger change. Without a value the stored one stays; throws at `value` where
 * there is none of that kind. Says whether anything was changed.
 */
export async function putCredential(
  member: Member,
  connector: { id: string; slug: string },
  input: PutCredential,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  requireRole(member, 'editor')
  const row = await tx.credential.findFirst({ where: { connectorId: connector.id } })
  const stored = row && { ...row, value: unseal(row.sealed, credentialOwner(connector.id)) }
  if (input.kind !== 'none' && input.value === undefined && stored?.kind !== input.kind) {
    throw fieldError('value', 'No value is stored for this kind of credential. Give one.')
  }
  const wanted = CredentialInput.parse({ ...input, value: input.value ?? stored?.value })
  const name = 'name' in wanted ? wanted.name : ''
  const value = 'value' in wanted ? wanted.value : undefined
  if ((stored?.kind ?? 'none') === wanted.kind && (stored?.name ?? '') === name && stored?.value === value) return false
  checkCredential(wanted)
  await storeCredential(member, connector, wanted, tx)
  return true
}
