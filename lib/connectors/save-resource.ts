import { changedParts, recordAudit } from '@/lib/activity'
import { db, type Prisma } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkResource, findSameAddress } from './check-resource'
import { getConnector } from './get-connector'
import { toNamedRow, toResource } from './prompt-rows'
import { RESOURCE_LIMIT, RESOURCE_TOTAL_CHARACTERS, type ResourceDefinition, resourceAddress } from './schema'
import { lockConnector, touchConnector } from './touch-connector'

const addressField = ({ kind }: ResourceDefinition) => (kind === 'template' ? 'uriTemplate' : 'uri')

/** Throws where two of them have one name or answer one URI, or where all of them are too much for a release. */
export function checkResources(resources: ResourceDefinition[], at: (index: number, field: string) => string): void {
  resources.forEach((resource, index) => {
    const before = resources.slice(0, index)
    if (before.some(({ name }) => name === resource.name)) {
      throw fieldError(at(index, 'name'), `This connector has a resource called "${resource.name}" already`)
    }
    const same = findSameAddress(resource, before)
    if (same) {
      const message = `"${same.name}" answers ${resourceAddress(same)} already`
      throw fieldError(at(index, addressField(resource)), message)
    }
  })
  if (resources.length > RESOURCE_LIMIT) {
    throw new AppError('invalid_argument', `A connector has at most ${RESOURCE_LIMIT} resources`)
  }
  if (JSON.stringify(resources).length > RESOURCE_TOTAL_CHARACTERS) {
    throw new AppError(
      'invalid_argument',
      'The resources of a connector together have at most 4 MB. Serve large files through a template.',
    )
  }
}

async function othersOf(
  tx: Prisma.TransactionClient,
  connectorId: string,
  name: string,
): Promise<ResourceDefinition[]> {
  const rows = await tx.resource.findMany({ where: { connectorId, NOT: { name } }, orderBy: { position: 'asc' } })
  return rows.map(toResource)
}

/** Adds a resource at the end of the draft. Throws at the field for whatever could not be served. */
export async function createResource(
  member: Member,
  connectorSlug: string,
  resource: ResourceDefinition,
): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  checkResource(resource)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    const rows = await tx.resource.findMany({ where: { connectorId }, orderBy: { position: 'asc' } })
    checkResources([...rows.map(toResource), resource], (_index, field) => field)
    const position = (rows.at(-1)?.position ?? 0) + 1
    await tx.resource.create({ data: { ...toNamedRow(resource), connectorId, position } })
    await touchConnector(tx, connectorId)
    await recordAudit(member, 'resource.created', `${connectorSlug}/${resource.name}`, { after: resource }, tx)
  })
}

/** Replaces the resource called `name`, which may be renamed by it. Throws as `createResource` does, and `not_found`. */
export async function updateResource(
  member: Member,
  connectorSlug: string,
  name: string,
  resource: ResourceDefinition,
): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  checkResource(resource)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    checkResources([...(await othersOf(tx, connectorId, name)), resource], (_index, field) => field)
    const row = await tx.resource.findUnique({ where: { connectorId_name: { connectorId, name } } })
    if (!row) throw new AppError('not_found', `There is no resource called "${name}"`)
    const before = toResource(row)
    const whole = { ...resource, icons: resource.icons ?? before.icons }
    await tx.resource.update({ where: { id: row.id }, data: toNamedRow(whole) })
    await touchConnector(tx, connectorId)
    const parts = changedParts(before, whole)
    await recordAudit(member, 'resource.updated', `${connectorSlug}/${resource.name}`, parts, tx)
  })
}

/** Takes a resource out of the draft; releases keep it. */
export async function deleteResource(member: Member, connectorSlug: string, name: string): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  await db().$transaction(async (tx) => {
    const row = await tx.resource.findUnique({ where: { connectorId_name: { connectorId, name } } })
    if (!row) throw new AppError('not_found', `There is no resource called "${name}"`)
    await tx.resource.deleteMany({ where: { id: row.id } })
    await touchConnector(tx, connectorId)
    await recordAudit(member, 'resource.deleted', `${connectorSlug}/${name}`, { before: toResource(row) }, tx)
  })
}

/** Makes `resources`, in their order, all that the draft has. Fields of errors begin with the place in the list. */
export async function saveResources(
  member: Member,
  connectorSlug: string,
  resources: ResourceDefinition[],
): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  for (const resource of resources) checkResource(resource)
  checkResources(resources, (index, field) => `${index}.${field}`)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    const rows = await tx.resource.findMany({ where: { connectorId }, orderBy: { position: 'asc' } })
    await tx.resource.deleteMany({ where: { connectorId } })
    await tx.resource.createMany({
      data: resources.map((resource, index) => ({ ...toNamedRow(resource), connectorId, position: index + 1 })),
    })
    await touchConnector(tx, connectorId)
    const parts = changedParts({ resources: rows.map(toResource) }, { resources })
    await recordAudit(member, 'resources.replaced', connectorSlug, { count: resources.length, ...parts }, tx)
  })
}
