import { publish } from '@/lib/bus'
import { type PutOutcome, putDraft } from '@/lib/connectors'
import { db, isUniqueViolation } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkDefinition } from './check-definition'
import { putSettings } from './put-settings'
import type { ConnectorDefinition } from './schema'

/** Hundreds of rows on a busy database; Prisma's own limit is 5 seconds. */
const TRANSACTION_MS = 60_000

/**
 * Makes the draft of the connector at `slug` what the definition says, in one transaction, and creates the connector where there is
 * none. Access and credential act at once, the rest with the next release. Doing it twice changes nothing the second time.
 */
export async function importDefinition(
  member: Member,
  slug: string,
  definition: ConnectorDefinition,
): Promise<PutOutcome['outcome']> {
  requireRole(member, 'editor')
  const { name, description, instructions, icons, access, limits } = definition
  const { baseUrl, ...parts } = await checkDefinition(slug, definition)

  const put = db().$transaction(
    async (tx) => {
      const draft = { name, description, baseUrl, instructions, icons, access, limits, ...parts }
      const { id, outcome } = await putDraft(member, slug, draft, tx)
      const changed = await putSettings(member, { id, slug }, definition, tx)
      return { id, outcome: outcome === 'unchanged' && changed ? ('updated' as const) : outcome }
    },
    { timeout: TRANSACTION_MS },
  )
  const { id, outcome } = await put.catch((error: unknown) => {
    // Two made it at once.
    if (isUniqueViolation(error)) throw new AppError('conflict', `"${slug}" was made a moment ago. Try again.`)
    throw error
  })
  if (outcome !== 'unchanged') await publish('connector.changed', { connectorId: id, slug })
  return outcome
}
