import { type ToolDefinition, toolNameRoom } from '@/lib/connectors/schema'
import { fieldError } from '@/lib/errors'
import { type DocumentImport, fitToBaseUrl, importDocument, type Skipped } from '@/lib/imports'
import type { ImportInput } from './schema'

/** The chosen operations of a document as tools. */
export interface DraftedTools {
  tools: ToolDefinition[]
  skipped: Skipped[]
  warnings: string[]
  /** What the document says about credentials; never a value. */
  credentials: { kind: string; name: string }[]
}

export interface ImportSource extends Pick<ImportInput, 'select' | 'url'> {
  document: string | object
  connector: { slug: string; baseUrl: string }
}

/** Throws at `select` for what no operation is called. */
function checkSelected(select: string[] | undefined, { operations }: DocumentImport): void {
  const known = new Set(operations.flatMap(({ operation, tool, operationId }) => [operation, tool, operationId]))
  const unknown = select?.find((name) => !known.has(name))
  if (unknown !== undefined) throw fieldError('select', `The document has no operation "${unknown}"`)
}

/** The tools with their paths below the connector's base URL, and where they went before if that is elsewhere. */
function fitTools(found: DocumentImport, baseUrl: string): { tools: ToolDefinition[]; elsewhere: string | null } {
  const { elsewhere } = fitToBaseUrl({ baseUrl: found.baseUrl, path: '/' }, baseUrl)
  if (elsewhere) return { tools: found.tools, elsewhere }
  const below = (path: string) => fitToBaseUrl({ baseUrl: found.baseUrl, path }, baseUrl).path
  return { tools: found.tools.map((tool) => ({ ...tool, path: below(tool.path) })), elsewhere }
}

/** Reads a document of that kind; paths are made to stand below the connector's base URL. Throws at `document` where it is none. */
export async function draftTools(kind: ImportInput['kind'], source: ImportSource): Promise<DraftedTools> {
  const { document, connector, select, url } = source
  const found = await importDocument(kind, document, {
    nameRoom: toolNameRoom(connector.slug),
    baseUrl: connector.baseUrl,
    ...(select && { select }),
    ...(url && { documentUrl: url }),
  })
  checkSelected(select, found)
  const { tools, elsewhere } = fitTools(found, connector.baseUrl)
  return {
    tools,
    skipped: found.skipped,
    warnings: [
      ...(elsewhere ? [`The document describes ${elsewhere}; the tools call ${connector.baseUrl}`] : []),
      ...found.notes.map(({ operation, note }) => `${operation}: ${note}`),
    ],
    credentials: found.credentials.map(({ kind, name }) => ({ kind, name })),
  }
}
