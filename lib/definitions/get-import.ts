import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { ImportKind } from '@/lib/imports'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { FoundImport, ImportView } from './import-schema'
import { isRunning } from './run-import'

/** A process that reads says so more often than this, unless it is gone. */
const SILENT_MS = 60_000

function stateOf(row: { id: string; state: string; updatedAt: Date }): ImportView['state'] {
  if (row.state !== 'reading') return row.state as ImportView['state']
  const silent = Date.now() - row.updatedAt.getTime() > SILENT_MS
  return silent && !isRunning(row.id) ? 'stopped' : 'reading'
}

/** An import of a connector, as far as it is. Throws `not_found` for one of another connector, and for one that has expired. */
export async function getImport(member: Member, connectorSlug: string, id: string): Promise<ImportView> {
  requireRole(member, 'viewer')
  // Without the document, which can have megabytes.
  const row = await db().importJob.findFirst({
    where: { id, connector: { slug: connectorSlug, partnerId: member.partnerId }, expiresAt: { gt: new Date() } },
    omit: { document: true },
  })
  if (!row) throw new AppError('not_found', 'There is no such import. It may have expired; start another.')
  const { kind, source, done, total, problem, createdAt, found } = row
  return {
    id,
    kind: kind as ImportKind,
    source,
    state: stateOf(row),
    done,
    total,
    problem,
    createdAt,
    found: row.state === 'ready' ? (found as unknown as FoundImport) : null,
  }
}
