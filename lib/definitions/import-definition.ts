import { publish } from '@/lib/bus'
import { checkParts, type PutOutcome, putDraft } from '@/lib/connectors'
import { Slug } from '@/lib/connectors/schema'
import { db, isUniqueViolation } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import type { Member } from '@/lib/partners/schema'
import { putCredential } from '@/lib/upstream'
import type { ConnectorDefinition } from './schema'
import { toToolDefinition } from './to-tool-definition'

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

function checkSlug(slug: string, definition: ConnectorDefinition): void {
  const parsed = Slug.safeParse(slug)
  if (!parsed.success) throw fieldError('slug', parsed.error.issues[0]?.message ?? 'This slug cannot be used')
  if (definition.slug !== undefined && definition.slug !== slug) {
    throw fieldError('slug', `This definition is of "${definition.slug}". Change its slug to put it at "${slug}".`)
  }
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
  checkSlug(slug, definition)
  const { name, description, instructions, access, credential, prompts, resources } = definition
  const baseUrl = checkBaseUrl(definition.baseUrl)
  const parts = { tools: definition.tools.map(toToolDefinition), prompts, resources }
  await checkParts(parts, slug)

  const put = db().$transaction(
    async (tx) => {
      const draft = { name, description, baseUrl, instructions, access: access?.mode, ...parts }
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
