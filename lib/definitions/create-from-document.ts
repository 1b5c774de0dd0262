import { createConnector, suggestSlug } from '@/lib/connectors'
import { NewConnector } from '@/lib/connectors/schema'
import { AppError, fieldError, parseInput } from '@/lib/errors'
import { type DocumentImport, detectKind, importDocument } from '@/lib/imports'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { SendOptions } from '@/lib/upstream'
import { fetchDocument } from './fetch-document'
import type { NewImport } from './import-schema'
import { startImport } from './start-import'

/** What a person says beside the document; the document says the rest. */
export interface FromDocument extends NewImport {
  name?: string | undefined
  slug?: string | undefined
  baseUrl?: string | undefined
}

/** "api.acme.com" as "Acme". */
function nameFromHost(address: string): string {
  const labels = new URL(address).hostname.split('.').filter((label) => !/^(api|www|rest)$/.test(label))
  const label = labels.length > 1 ? (labels.at(-2) ?? '') : (labels[0] ?? '')
  return label.charAt(0).toUpperCase() + label.slice(1)
}

function atUrl(error: unknown): never {
  if (error instanceof AppError && !error.fields)
    throw new AppError(error.code, error.message, { fields: { url: error.message }, cause: error })
  throw error
}

function toConnector(found: DocumentImport, { name, baseUrl }: FromDocument) {
  const address = baseUrl?.trim() || found.baseUrl
  if (!URL.canParse(address)) {
    throw fieldError('baseUrl', 'The document names no whole address. Give the one that all paths start from.')
  }
  const called = name?.trim() || found.name.trim() || nameFromHost(address)
  return { name: called, description: found.description.trim() || `What ${called} offers.`, baseUrl: address }
}

/**
 * Makes a connector of what a document says about its API, and begins to import it. Throws at `baseUrl` where the document names no
 * whole address, at `url` where it cannot be fetched, and at `document` where it cannot be read.
 */
export async function createFromDocument(
  member: Member,
  input: FromDocument,
  send: SendOptions = {},
): Promise<{ slug: string; importId: string }> {
  requireRole(member, 'editor')
  const { url, fileName } = input
  const document = url === undefined ? (input.document ?? '') : await fetchDocument(url, send).catch(atUrl)
  const kind = input.kind ?? detectKind(document, fileName ?? url)
  // Only what it says about itself: its operations are read by the import.
  const found = await importDocument(kind, document, { select: [], ...(url && { documentUrl: url }) })
  const details = toConnector(found, input)
  const slug = input.slug?.trim() || (await suggestSlug(details.name))
  const created = await createConnector(member, parseInput(NewConnector, { ...details, slug, access: 'open' }))
  const source = { kind, document, fileName: fileName ?? url }
  return { slug: created.slug, importId: await startImport(member, created.slug, source, send) }
}
