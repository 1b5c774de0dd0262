import { publish } from '@/lib/bus'
import { type PutOutcome, putDraft } from '@/lib/connectors'
import { db, isUniqueViolation } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import { putCredential } from '@/lib/upstream'
import { checkDefinition } from './check-definition'
import type { ConnectorDefinition } from './schema'

/** Hundreds of rows on a busy database; Prisma's own limit is 5 seconds. */
const TRANSACTION_MS = 60_000

/** An error of one part, at that part's place in the definition. */
function atPath<T>(path: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof AppError && error.fields)) throw error
    const fields = Object.fromEntries(
      Object.entries(error.fields).map(([field, message]) => [`${path}.${field}`, message]),
    )
    throw new AppError(error.code, `${path}: ${error.message}`, { fields, cause: error })
  })
}

/**
 * Makes the draft of the connector at `slug` what the definition says, in one transaction, and creates the connector where there is
 * none. Access and credential act at once, the rest with the next release. Doing it twice changes nothing the second time.
 */
export async function importDefinition(
  member: Member,
  slug: string,
  definition: ConnectorDefinition,
): Promise<PutOutcome['outcome']> {
  const { name, description, instructions, icons, access, credential, limits } = definition
  const { baseUrl, ...parts } = await checkDefinition(slug, definition)

  const put = db().$transaction(
    async (tx) => {
      const draft = { name, description, baseUrl, instructions, icons, access: access?.mode, limits, ...parts }
      const { id, outcome } = await putDraft(member, slug, draft, tx)
      const replaced = credential && (await atPath('credential', putCredential(member, { id, slug }, credential, tx)))
      return { id, outcome: outcome === 'unchanged' && replaced ? ('updated' as const) : outcome }
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
