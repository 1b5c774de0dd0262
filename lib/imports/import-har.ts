import { fieldError } from '@/lib/errors'
import { asText, own } from './as-object'
import { assembleSamples, type SampleDocument } from './assemble-samples'
import { samplePath } from './draft-from-sample'
import { findVaryingSegments, isPersonalSegment } from './find-varying-segments'
import { type HarCall, readHarCall } from './har-call'
import type { ImportOptions } from './import-document'
import type { ImportProgress, OpenApiImport } from './import-openapi'
import { RECORDED } from './is-showable'
import { parseDocument } from './parse-document'
import { OperationProblem, type Skipped } from './read-operations'
import { parseJson } from './read-sample-body'
import { type HarGroup, harTemplate, sampleFromHar } from './sample-from-har'
import { type Dropped, sortHarCall } from './sort-har-call'

const MAX_CHARACTERS = 20_000_000
const MAX_ENTRIES = 20_000
const MAX_SEGMENTS = 50
/** As many of a kind are listed one by one. */
const MAX_LISTED = 5

function readEntries(document: unknown): unknown[] {
  if (typeof document === 'string' && document.length > MAX_CHARACTERS) {
    throw fieldError(
      'document',
      'The recording is larger than 20 MB. Record only Fetch/XHR, or save it without content.',
    )
  }
  const entries = own(own(parseDocument(document), 'log'), 'entries')
  if (!Array.isArray(entries)) throw fieldError('document', 'This is no HAR recording: it has no log with entries.')
  if (entries.length > MAX_ENTRIES) {
    throw fieldError('document', `The recording has ${entries.length} entries; at most ${MAX_ENTRIES} can be read`)
  }
  return entries
}

interface Sorted {
  calls: HarCall[]
  dropped: Map<Dropped, HarCall[]>
}

/** Where the call went, without what could be somebody's. */
function labelOf({ method, url, segments }: HarCall): string {
  if (!/^https?:$/.test(url.protocol)) return `${method} ${url.protocol}`.trim()
  const path = segments.slice(0, 12).map((segment) => (isPersonalSegment(segment) ? '{…}' : segment.slice(0, 60)))
  return `${method} ${url.host}/${path.join('/')}`.slice(0, 200)
}

function listDropped({ dropped }: Sorted): Skipped[] {
  return [...dropped].flatMap(([{ what, reason }, calls]) => {
    if (calls.length > MAX_LISTED) return [{ operation: `${calls.length} ${what}`, reason }]
    return calls.map((call) => ({ operation: labelOf(call), reason }))
  })
}

const TOO_DEEP: Dropped = { what: 'long paths', reason: `The path has more than ${MAX_SEGMENTS} parts.` }

function* sortEntries(entries: unknown[], ownHost: string | null): Generator<ImportProgress, Sorted> {
  const sorted: Sorted = { calls: [], dropped: new Map() }
  for (const [index, entry] of entries.entries()) {
    const call = readHarCall(entry)
    if (call) {
      const reason = call.segments.length > MAX_SEGMENTS ? TOO_DEEP : sortHarCall(call, ownHost)
      const known = reason && sorted.dropped.get(reason)
      if (!reason) sorted.calls.push(call)
      else if (known) known.push(call)
      else sorted.dropped.set(reason, [call])
    }
    yield { done: index + 1, total: entries.length }
  }
  return sorted
}

/** GraphQL has one address: its operations differ by their query. */
function queryOf({ body, method }: HarCall): string {
  if (method === 'GET' || !/"query"/.test(body.slice(0, 2_000)) || body.length > 50_000) return ''
  return asText(own(parseJson(body)?.value, 'query')).replace(/\s+/g, ' ')
}

/** The calls of each operation together: same method, same origin, same path but for what varies. */
function* groupCalls(calls: HarCall[], skipped: Skipped[]): Generator<ImportProgress, HarGroup[]> {
  const groups = new Map<string, HarGroup>()
  const origins = [...new Set(calls.map(({ url }) => url.origin))]
  for (const origin of origins) {
    const own = calls.filter(({ url }) => url.origin === origin)
    const finding = findVaryingSegments(own)
    let step = finding.next()
    while (!step.done) {
      yield { done: 0, total: calls.length }
      step = finding.next()
    }
    const varying = step.value
    for (const [index, call] of own.entries()) {
      addToGroup(groups, call, varying[index] ?? new Set(), skipped)
      yield { done: 0, total: calls.length }
    }
  }
  return [...groups.values()]
}

function addToGroup(groups: Map<string, HarGroup>, call: HarCall, varying: Set<number>, skipped: Skipped[]): void {
  try {
    const { prefix, parts } = harTemplate(call.segments, varying)
    const key = `${call.method} ${call.url.origin}${prefix}${samplePath(parts)} ${queryOf(call)}`
    const known = groups.get(key)
    if (known) known.calls.push(call)
    else groups.set(key, { calls: [call], varying })
  } catch (error) {
    if (!(error instanceof OperationProblem)) throw error
    skipped.push({ operation: labelOf(call), reason: error.message })
  }
}

function addSample(document: SampleDocument, group: HarGroup): void {
  try {
    document.operations.push(sampleFromHar(group))
  } catch (error) {
    if (!(error instanceof OperationProblem)) throw error
    const [first] = group.calls
    if (first) document.skipped.push({ operation: labelOf(first), reason: error.message })
  }
}

function hostOf(baseUrl: string | undefined): string | null {
  return baseUrl && URL.canParse(baseUrl) ? new URL(baseUrl).hostname : null
}

/**
 * Reads a HAR 1.2 recording step by step, and gives the whole at the end: the calls of an API, those of one operation
 * together. What lets somebody in, or says who they are, stays out. Throws at `document` where it is no recording.
 */
export function* harSteps(given: unknown, options: ImportOptions = {}): Generator<ImportProgress, OpenApiImport> {
  const entries = readEntries(given)
  const sorted = yield* sortEntries(entries, hostOf(options.baseUrl))
  const document: SampleDocument = {
    name: '',
    description: '',
    operations: [],
    skipped: listDropped(sorted),
    credentials: [],
    notes: [],
  }
  const groups = yield* groupCalls(sorted.calls, document.skipped)
  for (const [index, group] of groups.entries()) {
    addSample(document, group)
    yield { done: index + 1, total: groups.length }
  }
  return yield* assembleSamples(document, options, RECORDED)
}
