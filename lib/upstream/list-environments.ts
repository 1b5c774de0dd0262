import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { toShown } from './credential-rows'
import type { EnvironmentSummary } from './schema'

/** The environments of a connector, the served one first; no secret in it. */
export async function listEnvironments(member: Member, connectorSlug: string): Promise<EnvironmentSummary[]> {
  const { id, environment } = await getConnector(member, connectorSlug)
  const rows = await db().credential.findMany({
    where: { connectorId: id },
    select: { environment: true, baseUrl: true, kind: true, name: true, settings: true, updatedAt: true },
    orderBy: { environment: 'asc' },
  })
  const stored = rows.map(
    (row): EnvironmentSummary => ({
      name: row.environment,
      baseUrl: row.baseUrl,
      credential: toShown(row),
      updatedAt: row.updatedAt,
      served: row.environment === environment,
    }),
  )
  const served = stored.find((one) => one.served) ?? {
    name: environment,
    baseUrl: '',
    credential: { kind: 'none' as const },
    updatedAt: null,
    served: true,
  }
  return [served, ...stored.filter((one) => !one.served)]
}
