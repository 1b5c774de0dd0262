import { changeAccess, getConnector, toAccessEntry } from '@/lib/connectors'
import { DEFAULT_SETTINGS } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkDefinition } from './check-definition'
import { applyEnvironments, renderEnvironments } from './environment-state'
import { exportDefinition, readEnvironments } from './export-definition'
import { renderDefinition } from './render-definition'
import type { ConnectorDefinition } from './schema'

/** Two definition files, YAML. */
export interface Preview {
  /** As it is; null where there is no connector. */
  before: string | null
  /** As it would be. */
  after: string
}

async function findDefinition(member: Member, slug: string): Promise<ConnectorDefinition | null> {
  try {
    return await exportDefinition(member, slug)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

/** What putting the definition would change, told as two files; nothing is changed. Throws where putting it would. */
export async function previewDefinition(
  member: Member,
  slug: string,
  definition: ConnectorDefinition,
): Promise<Preview> {
  requireRole(member, 'viewer')
  const found = await findDefinition(member, slug)
  const checked = await checkDefinition(slug, definition)
  const doors = found ? await getConnector(member, slug) : { ...DEFAULT_SETTINGS, access: 'open' as const }
  const access = toAccessEntry(changeAccess(doors, definition.access ?? { mode: doors.access }))
  const now = found && (await readEnvironments(member, slug))
  const environments = renderEnvironments(applyEnvironments(now, definition), slug)
  const hosts = definition.upstreamHosts ?? found?.upstreamHosts ?? []
  const settings = { access, ...environments, upstreamHosts: hosts.length > 0 ? hosts : undefined }
  const { environment: _, environments: __, ...rest } = definition
  const after = { ...rest, ...checked, version: 1 as const, slug, ...settings }
  return { before: found && renderDefinition(found, 'yaml'), after: renderDefinition(after, 'yaml') }
}
