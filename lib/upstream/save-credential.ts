import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { getConnector } from '@/lib/connectors'
import { seal } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { credentialOwner } from './load-credential'
import { headerName, headerValue } from './request-header'
import type { CredentialInput } from './schema'

/** Throws at the field `name` for a header that frames the message, and at `value` for one that no header can hold. */
export function checkCredential(input: CredentialInput): void {
  if (input.kind !== 'header' && input.kind !== 'bearer') return
  const name = input.kind === 'header' ? input.name.toLowerCase() : 'authorization'
  if (name !== 'authorization' && name !== 'cookie') asFieldError('name', () => headerName(name))
  asFieldError('value', () => headerValue('The secret', input.value))
}

function asFieldError(field: string, check: () => void): void {
  try {
    check()
  } catch (error) {
    throw error instanceof AppError ? fieldError(field, error.message) : error
  }
}

/** Stores what the connector shows the API, sealed; `none` takes it away. Acts at once, on the next call. */
export async function saveCredential(member: Member, connectorSlug: string, input: CredentialInput): Promise<void> {
  requireRole(member, 'admin')
  const { id, slug } = await getConnector(member, connectorSlug)
  checkCredential(input)
  await db().$transaction((tx) => storeCredential(member, { id, slug }, input, tx))
  await publish('connector.changed', { connectorId: id, slug })
}

/** What an audit entry may say of a credential. */
async function storedKind(connectorId: string, tx: Prisma.TransactionClient): Promise<{ kind: string; name: string }> {
  const row = await tx.credential.findFirst({ where: { connectorId }, select: { kind: true, name: true } })
  return row ?? { kind: 'none', name: '' }
}

/** `saveCredential` for a checked input, as part of a larger change. */
export async function storeCredential(
  member: Member,
  { id: connectorId, slug }: { id: string; slug: string },
  input: CredentialInput,
  tx: Prisma.TransactionClient,
): Promise<void> {
  requireRole(member, 'admin')
  if (input.kind === 'none') {
    const before = await storedKind(connectorId, tx)
    const { count } = await tx.credential.deleteMany({ where: { connectorId } })
    if (count > 0) await recordAudit(member, 'credential.removed', slug, { before }, tx)
    return
  }
  const row = {
    kind: input.kind,
    name: 'name' in input ? input.name : '',
    sealed: seal(input.value, credentialOwner(connectorId)),
  }
  const before = await storedKind(connectorId, tx)
  await tx.credential.upsert({
    where: { connectorId_environment: { connectorId, environment: 'production' } },
    create: { connectorId, ...row },
    update: row,
  })
  const after = { kind: row.kind, name: row.name }
  await recordAudit(member, 'credential.replaced', slug, { ...after, before, after }, tx)
}
