import { type ToolDefinition, toolNameRoom } from '@/lib/connectors/schema'
import { AppError, fieldError } from '@/lib/errors'
import { fitToBaseUrl, importOpenApiGently, parseCurl, type Skipped } from '@/lib/imports'
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
function checkSelected(select: string[] | undefined, names: string[]): void {
  const known = new Set(names)
  const unknown = select?.find((name) => !known.has(name))
  if (unknown !== undefined) throw fieldError('select', `The document has no operation "${unknown}"`)
}

function textOf(document: string | object): string {
  return typeof document === 'string' ? document : JSON.stringify(document)
}

/** Curl's errors are at the field of the page's form. */
function readCurl(text: string): ReturnType<typeof parseCurl> {
  try {
    return parseCurl(text)
  } catch (error) {
    if (error instanceof AppError && error.fields?.curl) throw fieldError('document', error.fields.curl)
    throw error
  }
}

function fromCurl({ document, connector, select }: ImportSource): DraftedTools {
  const { tool, credential, warnings, ...curl } = readCurl(textOf(document))
  const { path, elsewhere } = fitToBaseUrl({ baseUrl: curl.baseUrl, path: tool.path }, connector.baseUrl)
  if (elsewhere) warnings.push(`The command calls ${elsewhere}; the tool calls ${connector.baseUrl}`)
  checkSelected(select, [tool.name, `${tool.method} ${path}`])
  return {
    tools: [{ ...tool, path }],
    skipped: [],
    warnings,
    credentials: credential ? [{ kind: credential.kind, name: credential.name }] : [],
  }
}

async function fromOpenApi({ document, connector, select, url }: ImportSource): Promise<DraftedTools> {
  const found = await importOpenApiGently(document, {
    nameRoom: toolNameRoom(connector.slug),
    ...(select && { select }),
    ...(url && { documentUrl: url }),
  })
  const names = found.operations.flatMap(({ operation, tool, operationId }) => [operation, tool, operationId])
  checkSelected(select, names)
  const warnings = found.notes.map(({ operation, note }) => `${operation}: ${note}`)
  const isWhole = URL.canParse(found.baseUrl)
  const fits = isWhole ? fitToBaseUrl({ baseUrl: found.baseUrl, path: '/' }, connector.baseUrl) : null
  if (fits?.elsewhere) warnings.unshift(`The document describes ${found.baseUrl}; the tools call ${connector.baseUrl}`)
  const fit = (tool: ToolDefinition): ToolDefinition => {
    const whole = isWhole ? fitToBaseUrl({ baseUrl: found.baseUrl, path: tool.path }, connector.baseUrl) : tool
    return { ...tool, path: whole.path }
  }
  return {
    tools: fits && !fits.elsewhere ? found.tools.map(fit) : found.tools,
    skipped: found.skipped,
    warnings,
    credentials: found.credentials.map(({ kind, name }) => ({ kind, name })),
  }
}

/** Reads a document of that kind; paths are made to stand below the connector's base URL. Throws at `document` where it is none. */
export async function draftTools(kind: ImportInput['kind'], source: ImportSource): Promise<DraftedTools> {
  if (kind === 'curl') return fromCurl(source)
  if (kind === 'openapi') return fromOpenApi(source)
  throw fieldError('kind', `This portal cannot read ${kind} yet. Use openapi or curl.`)
}
