import { fieldError } from '@/lib/errors'
import { draftFromSample, samplePath } from './draft-from-sample'
import type { ImportOptions } from './import-document'
import type { ImportProgress, ListedOperation, OpenApiImport } from './import-openapi'
import type { ShowRules } from './is-showable'
import { SMALLEST_ROOM } from './name-room'
import type { CredentialProposal } from './propose-security'
import { type ProposedToolName, proposeToolNames } from './propose-tool-names'
import { OperationProblem, type Skipped } from './read-operations'
import type { ImportServer } from './read-servers'
import type { SampleOperation } from './sample-operation'
import { cutText, toPlainText } from './to-plain-text'

/** What a document of requests came to, before tools are made of it. */
export interface SampleDocument {
  name: string
  description: string
  operations: SampleOperation[]
  skipped: Skipped[]
  credentials: CredentialProposal[]
  notes: { operation: string; note: string }[]
}

interface Keyed {
  key: string
  sample: SampleOperation
}

const MAX_OPERATIONS = 2_000
/** Of another server. */
const MAX_LISTED = 20

function originsByUse(operations: SampleOperation[]): string[] {
  const counts = new Map<string, number>()
  for (const { origin } of operations) counts.set(origin, (counts.get(origin) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([origin]) => origin)
}

function isWhole(origin: string): boolean {
  return /^https?:\/\//.test(origin) && URL.canParse(origin)
}

function originOf(baseUrl: string | undefined): string | null {
  return baseUrl && URL.canParse(baseUrl) ? new URL(baseUrl).origin : null
}

function chooseOrigin(origins: string[], { server, baseUrl }: ImportOptions): string {
  if (server !== undefined && server > 0 && server >= origins.length) {
    throw fieldError('server', `The document has ${origins.length} servers; there is no number ${server}`)
  }
  if (server !== undefined) return origins[server] ?? ''
  const own = originOf(baseUrl)
  return origins.find((origin) => origin === own) ?? origins[0] ?? ''
}

/** The leading parts that all operations have in common, as far as each may give its own to the base URL. */
function commonPrefix(operations: SampleOperation[]): string[] {
  const [first] = operations
  if (!first) return []
  const shortest = Math.min(...operations.map(({ prefixLength }) => prefixLength))
  const candidate = first.parts.slice(0, shortest).map(({ text }) => text)
  const differs = candidate.findIndex((text, at) => operations.some(({ parts }) => parts[at]?.text !== text))
  return differs < 0 ? candidate : candidate.slice(0, differs)
}

function toServer(origin: string, prefix: string[]): ImportServer {
  const path = prefix.length > 0 ? `/${prefix.join('/')}` : ''
  const resolved = isWhole(origin) ? `${origin}${path}` : ''
  return { url: resolved || `${origin}${path}`, resolved, description: '', variables: [] }
}

/** GraphQL has one address, so its operations are told apart by what they are called. */
function keyOf({ method, parts, body, id }: SampleOperation): string {
  const path = `${method} ${samplePath(parts)}`
  return body.template && id ? `${path} ${id}` : path
}

function elsewhere(origin: string): string {
  const said = isWhole(origin) ? `It lives on another server, ${origin}.` : `Its address ${origin} has no value here.`
  return `${said} A connector has one base URL; make a second connector for it.`
}

/** The operations of other servers; of one with many, a line for all. */
function skipOthers(others: SampleOperation[]): Skipped[] {
  return originsByUse(others).flatMap((origin) => {
    const own = others.filter((one) => one.origin === origin)
    const reason = elsewhere(origin)
    if (own.length > MAX_LISTED) return [{ operation: `${own.length} operations of ${origin}`, reason }]
    return own.map((one) => ({ operation: keyOf(one), reason }))
  })
}

/** The operations of one server by their keys; those of others, and those that are there already, with the reason. */
function keyOperations(all: SampleOperation[], origin: string, prefix: string[], skipped: Skipped[]): Keyed[] {
  const keyed = new Map<string, SampleOperation>()
  skipped.push(...skipOthers(all.filter((one) => one.origin !== origin)))
  for (const whole of all.filter((one) => one.origin === origin)) {
    const sample = { ...whole, parts: whole.parts.slice(prefix.length) }
    const key = keyOf(sample)
    // `/users/{id}` and `/users/{user_id}` are the same to the API.
    const shape = key.replace(/\{[^{}]+\}/g, '{}')
    if (keyed.has(shape)) skipped.push({ operation: key, reason: 'Another request of the document calls the same.' })
    else if (keyed.size >= MAX_OPERATIONS) {
      skipped.push({ operation: key, reason: `Only the first ${MAX_OPERATIONS} operations are taken.` })
    } else keyed.set(shape, sample)
  }
  return [...keyed.values()].map((sample) => ({ key: keyOf(sample), sample }))
}

function listOperation({ key, sample }: Keyed, tool: string): ListedOperation {
  return {
    operation: key,
    tool,
    method: sample.method,
    path: samplePath(sample.parts),
    operationId: '',
    summary: cutText(toPlainText(sample.summary), 200),
    tags: sample.tags,
    deprecated: false,
  }
}

function importOne({ key, sample }: Keyed, name: ProposedToolName, show: ShowRules, found: OpenApiImport): void {
  try {
    const tool = draftFromSample(sample, name, show)
    found.tools.push(tool)
    found.notes.push(...[...new Set(sample.notes)].map((note) => ({ operation: key, note })))
    addCredentials(found.credentials, sample)
  } catch (error) {
    if (!(error instanceof OperationProblem)) throw error
    found.skipped.push({ operation: key, reason: error.message })
  }
}

/** Kinds and names; what was in the document is never handed on. */
function addCredentials(known: CredentialProposal[], { credentials }: SampleOperation): void {
  for (const { kind, name, oauth } of credentials) {
    const shown = kind === 'header' || kind === 'query' ? name : ''
    if (known.some((one) => one.kind === kind && one.name.toLowerCase() === shown.toLowerCase())) continue
    known.push({
      kind,
      name: shown,
      value: '',
      scheme: shown || kind,
      description: '',
      isDefault: false,
      ...(oauth && { oauth }),
    })
  }
}

/** The tools of a document of requests, step by step: those of one server, named and told apart. */
export function* assembleSamples(
  document: SampleDocument,
  options: ImportOptions,
  show: ShowRules,
): Generator<ImportProgress, OpenApiImport> {
  const origins = originsByUse(document.operations)
  const origin = chooseOrigin(origins, options)
  const prefixes = new Map(
    origins.map((one) => [one, commonPrefix(document.operations.filter((each) => each.origin === one))]),
  )
  const skipped = [...document.skipped]
  const prefix = prefixes.get(origin) ?? []
  const keyed = keyOperations(document.operations, origin, prefix, skipped)
  const named = keyed.map(({ key, sample }) => {
    return { key, method: sample.method, path: samplePath(sample.parts), id: sample.id }
  })
  const names = proposeToolNames(named, options.nameRoom ?? SMALLEST_ROOM)
  const select = options.select ? new Set(options.select) : null
  const found: OpenApiImport = {
    name: cutText(toPlainText(document.name), 100),
    description: cutText(toPlainText(document.description), 2000),
    baseUrl: toServer(origin, prefix).resolved,
    servers: origins.map((one) => toServer(one, prefixes.get(one) ?? [])),
    tools: [],
    operations: [],
    skipped,
    credentials: [...document.credentials],
    notes: [...document.notes],
  }
  for (const [index, one] of keyed.entries()) {
    const name = names.get(one.key)
    if (!name) continue
    const listed = listOperation(one, name.name)
    found.operations.push(listed)
    if (!select || select.has(listed.operation) || select.has(listed.tool)) importOne(one, name, show, found)
    yield { done: index + 1, total: keyed.length }
  }
  return found
}
