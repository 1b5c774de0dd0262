import { checkParts, type DraftParts, iconErrors } from '@/lib/connectors'
import { Slug } from '@/lib/connectors/schema'
import { fieldError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { atPath } from './at-path'
import type { ConnectorDefinition } from './schema'
import { toToolDefinition } from './to-tool-definition'

function checkSlug(slug: string, definition: ConnectorDefinition): void {
  const parsed = Slug.safeParse(slug)
  if (!parsed.success) throw fieldError('slug', parsed.error.issues[0]?.message ?? 'This slug cannot be used')
  if (definition.slug !== undefined && definition.slug !== slug) {
    throw fieldError('slug', `This definition is of "${definition.slug}". Change its slug to put it at "${slug}".`)
  }
}

/** What of a definition makes the draft, checked. Throws `invalid_argument` with a message for each wrong field. */
export async function checkDefinition(
  slug: string,
  definition: ConnectorDefinition,
): Promise<DraftParts & { baseUrl: string }> {
  checkSlug(slug, definition)
  const { prompts, resources } = definition
  const baseUrl = checkBaseUrl(definition.baseUrl)
  for (const [name, { baseUrl: own }] of Object.entries(definition.environments ?? {})) {
    if (own) await atPath(`environments.${name}`, async () => checkBaseUrl(own))
  }
  const parts = { tools: definition.tools.map(toToolDefinition), prompts, resources }
  const [wrong] = Object.entries(iconErrors(definition.icons))
  if (wrong) throw fieldError(...wrong)
  await checkParts(parts, slug)
  return { ...parts, baseUrl }
}
