import type { ToolDefinition } from '@/lib/connectors/schema'
import { fieldError } from '@/lib/errors'
import { asText, isObject, own } from './as-object'
import { SMALLEST_ROOM } from './name-room'
import { newDraftContext, type OpenApiContext, toToolDraft } from './openapi-tool'
import { parseDocument } from './parse-document'
import { type CredentialProposal, proposeSecurity } from './propose-security'
import { type ProposedToolName, toolNameSteps } from './propose-tool-names'
import { type Operation, OperationProblem, readOperations, type Skipped } from './read-operations'
import { type ImportServer, readServers } from './read-servers'
import { cutText, toPlainText } from './to-plain-text'
import { upgradeSwagger } from './upgrade-swagger'

export interface OpenApiOptions {
  /** Which of the document's servers, by its place in the list; the first without it. */
  server?: number
  /** Values of the server's variables. */
  variables?: Record<string, string>
  /** The operations to take, each by `GET /path`, by its operationId or by its tool's name; all without it. */
  select?: string[]
  /** Longest tool name; without it what fits beside any slug. */
  nameRoom?: number
  /** Where the document came from, for servers given as a path. */
  documentUrl?: string
}

/** What is known of an operation before it is chosen. */
export interface ListedOperation {
  operation: string
  /** The name its tool has, or would have. */
  tool: string
  method: string
  path: string
  operationId: string
  summary: string
  tags: string[]
  deprecated: boolean
}

export interface OpenApiImport {
  name: string
  description: string
  baseUrl: string
  servers: ImportServer[]
  tools: ToolDefinition[]
  /** The tool's operation, by its name. */
  operations: ListedOperation[]
  skipped: Skipped[]
  credentials: CredentialProposal[]
  /** What was left out of a tool that was made. */
  notes: { operation: string; note: string }[]
}

/** How far an import is; `done` of `total` operations. */
export interface ImportProgress {
  done: number
  total: number
}

function readRoot(document: unknown): Record<string, unknown> {
  const root = parseDocument(document)
  const written = own(root, 'openapi') ?? own(root, 'swagger')
  const version = typeof written === 'number' ? String(written) : asText(written) || undefined
  const major = /^(\d+)(\.|$)/.exec(version ?? '')?.[1]
  if (major !== '2' && major !== '3') {
    const what = version === undefined ? 'It names no version' : `It names the version ${version.slice(0, 20)}`
    throw fieldError('document', `This is no OpenAPI or Swagger document. ${what}; 2.0, 3.0 and 3.1 can be read.`)
  }
  if (!isObject(own(root, 'paths')))
    throw fieldError('document', 'The document has no paths, so there is nothing to call')
  return major === '2' ? upgradeSwagger(root) : root
}

function listOperation({ key, method, path, id, summary, tags, deprecated }: Operation, tool: string): ListedOperation {
  return {
    operation: key,
    tool,
    method,
    path,
    operationId: id,
    summary: cutText(toPlainText(summary), 200),
    tags,
    deprecated,
  }
}

function isSelected(select: Set<string> | null, listed: ListedOperation): boolean {
  if (!select) return true
  return (
    select.has(listed.operation) ||
    select.has(listed.tool) ||
    (listed.operationId !== '' && select.has(listed.operationId))
  )
}

function importOne(context: OpenApiContext, operation: Operation, name: ProposedToolName, found: OpenApiImport): void {
  try {
    const { tool, notes, credentials } = toToolDraft(context, operation, name)
    found.tools.push(tool)
    found.notes.push(...notes.map((note) => ({ operation: operation.key, note })))
    for (const one of credentials) {
      const known = found.credentials.some(
        ({ kind, name }) => kind === one.kind && name.toLowerCase() === one.name.toLowerCase(),
      )
      if (!known) found.credentials.push({ ...one, scheme: one.name, description: '', isDefault: false })
    }
  } catch (error) {
    if (!(error instanceof OperationProblem)) throw error
    found.skipped.push({ operation: operation.key, reason: error.message })
  }
}

/**
 * Reads an OpenAPI document step by step: gives the progress after each operation, and the whole at the end. Throws at the
 * field `document` for what is none; an operation that cannot be a tool is listed with its reason.
 */
export function* openApiSteps(
  document: unknown,
  options: OpenApiOptions = {},
): Generator<ImportProgress, OpenApiImport> {
  const root = readRoot(document)
  const before = { done: 0, total: 0 }
  yield before
  const { operations, skipped } = readOperations(root)
  before.total = operations.length
  yield before
  const servers = readServers(root.servers, options)
  const chosen = servers[options.server ?? 0]
  if (options.server !== undefined && options.server > 0 && !chosen) {
    throw fieldError('server', `The document has ${servers.length} servers; there is no number ${options.server}`)
  }
  const baseUrl = chosen?.resolved ?? ''
  const room = options.nameRoom ?? SMALLEST_ROOM
  const naming = toolNameSteps(operations, room)
  let named = naming.next()
  for (; !named.done; named = naming.next()) yield before
  const names = named.value
  const select = options.select ? new Set(options.select) : null
  const found: OpenApiImport = {
    name: cutText(toPlainText(asText(own(root.info, 'title'))), 100),
    description: cutText(toPlainText(asText(own(root.info, 'description')) || asText(own(root.info, 'summary'))), 2000),
    baseUrl,
    servers,
    tools: [],
    operations: [],
    skipped,
    credentials: proposeSecurity(root),
    notes: [],
  }
  const context = newDraftContext(root, baseUrl, options)
  for (const [index, operation] of operations.entries()) {
    const name = names.get(operation.key)
    if (!name) continue
    const listed = listOperation(operation, name.name)
    found.operations.push(listed)
    if (isSelected(select, listed)) importOne(context, operation, name, found)
    yield { done: index + 1, total: operations.length }
  }
  return found
}

/** An OpenAPI 3.0, 3.1 or Swagger 2.0 document (JSON, YAML, or read already) as tools. Pure; see `openApiSteps`. */
export function importOpenApi(document: unknown, options: OpenApiOptions = {}): OpenApiImport {
  const steps = openApiSteps(document, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
