import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { getConnector, putServing } from '@/lib/connectors'
import { EnvironmentName } from '@/lib/connectors/schema'
import { db, isUniqueViolation } from '@/lib/db'
import { AppError, fieldError, parseInput } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { requireEnvironment } from './require-environment'
import type { PutEnvironment } from './schema'
import { storeEnvironment } from './store-environment'

function parseName(text: string): string {
  const parsed = EnvironmentName.safeParse(text)
  if (parsed.success) return parsed.data
  throw fieldError('environment', parsed.error.issues[0]?.message ?? 'This name cannot be used')
}

function admitted(member: Member, connectorSlug: string) {
  requireRole(member, 'admin')
  return getConnector(member, connectorSlug)
}

/** Stores an environment, or changes it: its base URL, its credential. What is absent stays. Acts on the next call where it is served. */
export async function saveEnvironment(
  member: Member,
  connectorSlug: string,
  name: string,
  { baseUrl, credential }: PutEnvironment,
): Promise<void> {
  const { id, slug } = await admitted(member, connectorSlug)
  const place = { id, slug, environment: parseName(name) }
  const checked = baseUrl ? checkBaseUrl(baseUrl) : baseUrl
  await db().$transaction((tx) => storeEnvironment(member, place, { baseUrl: checked, credential }, tx))
  await publish('connector.changed', { connectorId: id, slug })
}

/** An environment that is not there yet. Throws at `environment` for a name that is taken. */
export async function addEnvironment(
  member: Member,
  connectorSlug: string,
  name: string,
  input: PutEnvironment,
): Promise<void> {
  const { id, environment } = await admitted(member, connectorSlug)
  const wanted = parseName(name)
  const taken = await db().credential.count({ where: { connectorId: id, environment: wanted } })
  if (taken > 0 || wanted === environment) {
    throw fieldError('environment', `There is an environment called "${wanted}" already`)
  }
  await saveEnvironment(member, connectorSlug, wanted, { credential: { kind: 'none' }, ...input })
}

/** Another name for an environment; the one that is served stays served. */
export async function renameEnvironment(
  member: Member,
  connectorSlug: string,
  name: string,
  newName: string,
): Promise<void> {
  const connector = await admitted(member, connectorSlug)
  const { id, slug } = connector
  const wanted = parseName(newName)
  await requireEnvironment(connector, name)
  if (wanted === name) return
  await db()
    .$transaction(async (tx) => {
      const { count } = await tx.credential.updateMany({
        where: { connectorId: id, environment: name },
        data: { environment: wanted },
      })
      if (count === 0) await storeEnvironment(member, { id, slug, environment: wanted }, { baseUrl: '' }, tx)
      await recordAudit(member, 'environment.renamed', slug, { before: name, after: wanted }, tx)
      if (name === connector.environment) await putServing(member, { id, slug }, { environment: wanted }, tx)
    })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
      throw fieldError('environment', `There is an environment called "${wanted}" already`)
    })
  await publish('connector.changed', { connectorId: id, slug })
}

/** Takes an environment away with its credential. Throws `conflict` for the one that is served. */
export async function removeEnvironment(member: Member, connectorSlug: string, name: string): Promise<void> {
  const connector = await admitted(member, connectorSlug)
  const { id, slug } = connector
  if (name === connector.environment) {
    throw new AppError('conflict', `"${name}" is served. Serve another environment first.`)
  }
  await requireEnvironment(connector, name)
  await db().$transaction(async (tx) => {
    await tx.credential.deleteMany({ where: { connectorId: id, environment: name } })
    await recordAudit(member, 'environment.removed', slug, { environment: name }, tx)
  })
  await publish('connector.changed', { connectorId: id, slug })
}

/** From the next call on, calls go out with this environment's credential and base URL. */
export async function serveEnvironment(member: Member, connectorSlug: string, name: string): Promise<void> {
  const connector = await admitted(member, connectorSlug)
  const { id, slug } = connector
  const environment = await requireEnvironment(connector, parseInput(EnvironmentName, name))
  await db().$transaction(async (tx) => {
    // What is served now stays in the list, though it may have neither a credential nor a base URL.
    await tx.credential.upsert({
      where: { connectorId_environment: { connectorId: id, environment: connector.environment } },
      create: { connectorId: id, environment: connector.environment, kind: 'none', sealed: '' },
      update: {},
    })
    await putServing(member, { id, slug }, { environment }, tx)
  })
  await publish('connector.changed', { connectorId: id, slug })
}
