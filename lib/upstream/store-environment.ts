import { recordAudit } from '@/lib/activity'
import { seal } from '@/lib/crypto'
import type { Prisma } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkCredential } from './check-credential'
import { credentialOwner, toColumns, toCredential } from './credential-rows'
import { CredentialInput, type PutCredential, type PutEnvironment } from './schema'

export const ENVIRONMENT_LIMIT = 20

interface Place {
  id: string
  slug: string
  environment: string
}

const HAS_VALUE = (kind: string) => kind !== 'none' && kind !== 'user_key'

/** The credential that is meant, with its value. Throws at `value` where none is stored of that kind. */
export function completeCredential(put: PutCredential, stored: CredentialInput): CredentialInput {
  const value = put.value ?? (stored.kind === put.kind && 'value' in stored ? stored.value : undefined)
  if (HAS_VALUE(put.kind) && value === undefined) {
    throw fieldError('value', 'No value is stored for this kind of credential. Give one.')
  }
  const wanted = CredentialInput.parse({ ...put, value })
  checkCredential(wanted)
  return wanted
}

async function refuseFull(tx: Prisma.TransactionClient, connectorId: string): Promise<void> {
  if ((await tx.credential.count({ where: { connectorId } })) >= ENVIRONMENT_LIMIT) {
    throw new AppError('conflict', `A connector has at most ${ENVIRONMENT_LIMIT} environments. Remove one first.`)
  }
}

/**
 * Makes an environment this, as part of a larger change; what is absent stays. Says whether anything was changed. A checked base URL is
 * expected.
 */
export async function storeEnvironment(
  member: Member,
  { id: connectorId, slug, environment }: Place,
  { baseUrl, credential }: PutEnvironment,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  requireRole(member, 'editor')
  const where = { connectorId_environment: { connectorId, environment } }
  const row = await tx.credential.findUnique({ where })
  const stored: CredentialInput = row ? toCredential(row) : { kind: 'none' }
  const wanted = credential ? completeCredential(credential, stored) : stored
  const nextUrl = baseUrl ?? row?.baseUrl ?? ''
  const same = JSON.stringify(wanted) === JSON.stringify(stored)
  if (row && same && nextUrl === row.baseUrl) return false
  // Where nothing is stored, nothing is sent: that needs no row, unless the environment is named.
  if (!row && same && nextUrl === '' && credential === undefined && baseUrl === undefined) return false
  requireRole(member, 'admin')
  if (!row) await refuseFull(tx, connectorId)

  const columns = {
    ...toColumns(wanted),
    baseUrl: nextUrl,
    sealed: 'value' in wanted ? seal(wanted.value, credentialOwner(connectorId)) : '',
    // A token got with what was there before is of no use.
    ...(!same && { token: '', tokenUntil: null, leaseUntil: null }),
  }
  await tx.credential.upsert({ where, create: { connectorId, environment, ...columns }, update: columns })
  const toEntry = (one: CredentialInput, url: string) => ({
    environment,
    kind: one.kind,
    name: 'name' in one ? one.name : '',
    baseUrl: url,
  })
  const after = toEntry(wanted, nextUrl)
  const detail = { ...after, before: row && toEntry(stored, row.baseUrl), after }
  await recordAudit(member, same ? 'environment.changed' : 'credential.replaced', slug, detail, tx)
  return true
}
