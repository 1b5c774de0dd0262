import { type AddedTools, addTools, getConnector } from '@/lib/connectors'
import type { Skipped } from '@/lib/imports'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { SendOptions } from '@/lib/upstream'
import { checkGiven } from './check-given'
import { fetchDocument } from './fetch-document'
import { readImport } from './read-import'
import type { ImportInput } from './schema'

/** What an import came to: names of tools, and what could not become one. */
export interface ImportOutcome extends Omit<AddedTools, 'refused'> {
  skipped: Skipped[]
  warnings: string[]
  /** What the document says about credentials; never a value. */
  credentials: { kind: string; name: string }[]
}

/**
 * Makes tools of a document's operations and adds them to the draft; imported tools that are there follow the document where they were
 * not edited. What cannot be a tool is listed with its reason.
 */
export async function importTools(
  member: Member,
  connectorSlug: string,
  { kind, document: given, url, select, replace }: ImportInput,
  send: SendOptions = {},
): Promise<ImportOutcome> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, connectorSlug)
  const document = url === undefined ? (given ?? '') : await fetchDocument(url, send)
  const read = await readImport({ kind, document, url, select, connector })
  const { fit, skipped } = await checkGiven(read.tools, connector.slug)
  const tools = fit.map((tool) => ({ ...tool, replace }))
  const { refused, ...outcome } = await addTools(member, connector.slug, { tools })
  const notes = read.notes.map(({ operation, note }) => `${operation}: ${note}`)
  const elsewhere = read.elsewhere && `The document describes ${read.elsewhere}; the tools call ${connector.baseUrl}`
  return {
    ...outcome,
    skipped: [...read.skipped, ...skipped, ...refused],
    warnings: elsewhere ? [elsewhere, ...notes] : notes,
    credentials: read.credentials.map(({ kind: how, name }) => ({ kind: how, name })),
  }
}
