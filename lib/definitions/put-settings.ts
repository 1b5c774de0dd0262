import { putServing } from '@/lib/connectors'
import type { Prisma } from '@/lib/db'
import { fieldError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { putCredential, storeEnvironment } from '@/lib/upstream'
import { atPath } from './at-path'
import type { ConnectorDefinition } from './schema'

interface Place {
  id: string
  slug: string
}

type Tx = Prisma.TransactionClient

/** Each environment of the file; those that are not in it go, but for the one that is served. */
async function putEnvironments(
  member: Member,
  { id, slug }: Place,
  { environments, credential }: ConnectorDefinition,
  served: string,
  tx: Tx,
): Promise<boolean> {
  if (!environments) return false
  if (credential && environments[served]?.credential) {
    throw fieldError(`environments.${served}.credential`, 'This environment is served. Give its credential at the top.')
  }
  let changed = false
  for (const [environment, given] of Object.entries(environments)) {
    const path = `environments.${environment}`
    const baseUrl = given.baseUrl ? checkBaseUrl(given.baseUrl) : ''
    const put = () => storeEnvironment(member, { id, slug, environment }, { baseUrl, credential: given.credential }, tx)
    changed = (await atPath(`${path}.credential`, put)) || changed
  }
  const kept = [...Object.keys(environments), served]
  const { count } = await tx.credential.deleteMany({ where: { connectorId: id, environment: { notIn: kept } } })
  return changed || count > 0
}

async function requireServable(id: string, served: string, tx: Tx): Promise<void> {
  const row = await tx.connector.findUniqueOrThrow({ where: { id }, select: { environment: true } })
  if (row.environment === served) return
  const count = await tx.credential.count({ where: { connectorId: id, environment: served } })
  if (count === 0) {
    throw fieldError('environment', `There is no environment called "${served}". Name it below environments.`)
  }
}

/** Environments, their credentials and the allowed hosts, as part of a larger change. Says whether anything was changed. */
export async function putSettings(
  member: Member,
  place: Place,
  definition: ConnectorDefinition,
  tx: Tx,
): Promise<boolean> {
  const { credential, environment, upstreamHosts } = definition
  const row = await tx.connector.findUniqueOrThrow({ where: { id: place.id }, select: { environment: true } })
  const served = environment ?? row.environment
  const environments = await putEnvironments(member, place, definition, served, tx)
  const at = { ...place, environment: served }
  const replaced = credential && (await atPath('credential', () => putCredential(member, at, credential, tx)))
  await requireServable(place.id, served, tx)
  const serving = await putServing(member, place, { environment, upstreamHosts }, tx)
  const changed = environments || replaced === true || serving
  if (changed) requireRole(member, 'admin')
  return changed
}
