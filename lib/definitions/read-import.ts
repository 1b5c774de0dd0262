import type { GivenTool } from '@/lib/connectors'
import { type ToolDefinition, toolNameRoom } from '@/lib/connectors/schema'
import { AppError, fieldError } from '@/lib/errors'
import { type DocumentImport, fitToBaseUrl, type ImportKind, type ImportProgress, importDocument } from '@/lib/imports'

export interface ImportSource {
  kind: ImportKind
  document: string | object
  /** The address it came from, for servers given as a path. */
  url?: string | undefined
  /** Operations by `GET /path`, operationId or name of the tool; all without it. */
  select?: string[] | undefined
  server?: number | undefined
  variables?: Record<string, string> | undefined
  connector: { slug: string; baseUrl: string }
}

/** What was found in a document, for a connector. */
export interface ReadImport extends Omit<DocumentImport, 'tools'> {
  /** Their paths stand below the connector's base URL. */
  tools: GivenTool[]
  /** The address that the document describes, where it is not the connector's. */
  elsewhere: string | null
}

/** Throws at `select` for what no operation is called. */
function checkSelected(select: string[] | undefined, { operations }: DocumentImport): void {
  const known = new Set(operations.flatMap(({ operation, tool, operationId }) => [operation, tool, operationId]))
  const unknown = select?.find((name) => !known.has(name))
  if (unknown !== undefined) throw fieldError('select', `The document has no operation "${unknown}"`)
}

/** Readers name the field of their own form; here it is the document. */
function atDocument(error: unknown): never {
  if (error instanceof AppError && error.fields?.curl) throw fieldError('document', error.fields.curl)
  throw error
}

function fitter(baseUrl: string, connectorUrl: string) {
  if (!URL.canParse(baseUrl)) return { elsewhere: null, place: (tool: ToolDefinition) => tool }
  const { elsewhere } = fitToBaseUrl({ baseUrl, path: '/' }, connectorUrl)
  const place = (tool: ToolDefinition): ToolDefinition => {
    const { path } = fitToBaseUrl({ baseUrl, path: tool.path }, connectorUrl)
    return { ...tool, path }
  }
  return elsewhere ? { elsewhere, place: (tool: ToolDefinition) => tool } : { elsewhere, place }
}

/** Reads a document of that kind for a connector, and lets others work in between. Throws at `document` where it is none. */
export async function readImport(
  { kind, document, url, select, server, variables, connector }: ImportSource,
  onProgress?: (progress: ImportProgress) => void,
): Promise<ReadImport> {
  const options = {
    nameRoom: toolNameRoom(connector.slug),
    baseUrl: connector.baseUrl,
    ...(select && { select }),
    ...(url && { documentUrl: url }),
    ...(server !== undefined && { server }),
    ...(variables && { variables }),
  }
  const found = await importDocument(kind, document, options, onProgress).catch(atDocument)
  checkSelected(select, found)
  const { elsewhere, place } = fitter(found.baseUrl, connector.baseUrl)
  const operations = new Map(found.operations.map(({ tool, operation }) => [tool, operation]))
  const tools = found.tools.map((tool): GivenTool => {
    return { tool: place(tool), kind, operation: operations.get(tool.name) ?? `${tool.method} ${tool.path}` }
  })
  return { ...found, tools, elsewhere }
}
