import {
  DESCRIPTION_BYTES,
  type JsonSchema,
  type Parameter,
  proposeAnnotations,
  ToolDefinition,
} from '@/lib/connectors/schema'
import { asObject, own } from './as-object'
import { cutBytes } from './cut-bytes'
import { fitSchema } from './fit-schema'
import { inferFromSamples, withExample } from './infer-from-samples'
import { isShowable, type ShowRules } from './is-showable'
import { toSnake } from './name-words'
import { OperationProblem } from './read-operations'
import { refuseSecretQuery } from './refuse-secret-query'
import type { SampleOperation, SampleParameter } from './sample-operation'
import { unused } from './template-path'
import { cutText, toPlainText } from './to-plain-text'

export const MAX_PARAMETERS = 100
/** Of one tool's input: about 6,000 tokens. */
const INPUT_CHARACTERS = 24_000
const WIRE_CHARACTERS = 128

export interface SampleDraft {
  parameter: Parameter
  /** What it was in the first request that had it. */
  value: unknown
}

const isKnownToAll = (name: string) => name in {}

function nameOf(place: string, wire: string, used: Set<string>): string {
  const isPlain = /^[a-zA-Z0-9_.-]{1,48}$/.test(wire) && place !== 'header' && !isKnownToAll(wire)
  return unused(isPlain ? wire : toSnake(wire).slice(0, 48) || place, used)
}

function shortDescription(text: string | undefined): string {
  return cutText(toPlainText(text ?? ''), 600)
}

function schemaOf({ wire, values, schema, fallback, rules }: SampleParameter, show: ShowRules): JsonSchema {
  if (fallback !== undefined) return { ...(schema ?? { type: 'string' }), default: fallback }
  const inferred = schema ?? (values.length > 0 ? inferFromSamples(values) : { type: 'string' })
  if (rules?.style === 'file') return inferred
  const shown = values.find((value) => value !== undefined && value !== null && isShowable(wire, value, show))
  return withExample(inferred, rules?.wholeBody ? '' : wire, shown ?? values[0], show)
}

function toDraft(sample: SampleParameter, used: Set<string>, show: ShowRules): SampleDraft {
  const { in: place, wire, required, description, rules } = sample
  const name = nameOf(place, wire, used)
  const parameter: Parameter = {
    name,
    in: place,
    required,
    description: shortDescription(description),
    schema: schemaOf(sample, show),
    ...(name !== wire && !rules?.wholeBody && { sendAs: wire }),
    ...rules,
  }
  return { parameter, value: sample.fallback ?? sample.values[0] }
}

function pathDrafts({ parts, pathDescriptions }: SampleOperation, used: Set<string>, show: ShowRules): SampleDraft[] {
  return parts.flatMap(({ placeholder }) => {
    if (!placeholder) return []
    used.add(placeholder.name)
    const { name, schema, example } = placeholder
    const shown = example !== undefined && isShowable('', example, show) ? { ...schema, examples: [example] } : schema
    const description = shortDescription(own(pathDescriptions, name) as string | undefined)
    return [{ parameter: { name, in: 'path', required: true, description, schema: shown }, value: example }]
  })
}

function isSendable({ wire, rules }: SampleParameter): boolean {
  return rules?.wholeBody === true || (wire !== '' && wire.trim() === wire && wire.length <= WIRE_CHARACTERS)
}

/** Every parameter of the operation with a name that is safe and its own, path first. */
export function sampleDrafts(operation: SampleOperation, show: ShowRules): SampleDraft[] {
  const used = new Set<string>()
  const inPath = pathDrafts(operation, used, show)
  const rest = [...operation.query, ...operation.body.parameters, ...operation.headers]
    .filter(isSendable)
    .slice(0, MAX_PARAMETERS + 1 - inPath.length)
    .map((sample) => toDraft(sample, used, show))
  const all = [...inPath, ...rest]
  if (all.length <= MAX_PARAMETERS) return all
  operation.notes.push(`Only the first ${MAX_PARAMETERS} parameters are taken.`)
  return all.slice(0, MAX_PARAMETERS)
}

/** The schemas as far as there is room for them. Throws where not even their first level has any. */
export function fitDrafts(drafts: SampleDraft[], notes: string[]): SampleDraft[] {
  const properties = Object.fromEntries(drafts.map(({ parameter }) => [parameter.name, parameter.schema]))
  const fitted = fitSchema({ type: 'object', properties }, new Map(), INPUT_CHARACTERS)
  if (!fitted) throw new OperationProblem('Its arguments take too much room to describe.')
  if (fitted.cut) notes.push('The inner parts of large arguments are left out; Claude sees their type.')
  const told = asObject(fitted.schema.properties)
  return drafts.map(({ parameter, value }) => ({
    parameter: { ...parameter, schema: asObject(own(told, parameter.name)) },
    value,
  }))
}

/** The body as it is sent: GraphQL's text as it is, and every variable an argument. */
function templateOf({ body }: SampleOperation, drafts: SampleDraft[]): ToolDefinition['bodyTemplate'] {
  if (!body.template) return undefined
  const { query, operationName, variables } = body.template
  const names = new Map(
    drafts
      .filter(({ parameter }) => parameter.in === 'body')
      .map(({ parameter }) => [parameter.sendAs ?? parameter.name, parameter.name]),
  )
  const filled = variables.filter((wire) => names.has(wire)).map((wire) => [wire, `{{arguments.${names.get(wire)}}}`])
  return {
    query,
    ...(filled.length > 0 && { variables: Object.fromEntries(filled) }),
    ...(operationName && { operationName }),
  }
}

export function samplePath(parts: SampleOperation['parts']): string {
  return `/${parts.map(({ text }) => text).join('/')}`
}

function sentence(text: string): string {
  return /[.!?:…]$/.test(text) ? text : `${text}.`
}

function describeTool(operation: SampleOperation, words: string, path: string): { title: string; description: string } {
  const summary = toPlainText(operation.summary).replace(/\s+/g, ' ')
  const said = toPlainText(operation.description)
  const spoken = words.charAt(0).toUpperCase() + words.slice(1)
  const repeats = summary !== '' && said.toLowerCase().startsWith(summary.toLowerCase())
  const parts = [summary && !repeats ? sentence(summary) : '', said].filter(Boolean)
  const text = parts.length > 0 ? parts.join('\n') : `${spoken} (${operation.method} ${path}).`
  return {
    title: cutText(summary.replace(/\.$/, '') || spoken, 100),
    description: cutBytes(text, DESCRIPTION_BYTES - 100),
  }
}

/** The operation as a tool of this name. Throws an OperationProblem with the reason where it cannot be one. */
export function draftFromSample(
  operation: SampleOperation,
  { name, words }: { name: string; words: string },
  show: ShowRules,
): ToolDefinition {
  const { method, body, readOnly, outputSchema, tags } = operation
  refuseSecretQuery(body, show)
  const drafts = fitDrafts(sampleDrafts(operation, show), operation.notes)
  const path = samplePath(operation.parts)
  const template = templateOf(operation, drafts)
  const parsed = ToolDefinition.safeParse({
    name,
    ...describeTool(operation, words, path),
    method,
    path,
    parameters: drafts.map(({ parameter }) => parameter),
    bodyEncoding: body.encoding,
    ...(body.contentType && { contentType: body.contentType }),
    annotations: proposeAnnotations(readOnly ? 'GET' : method),
    ...(template !== undefined && { bodyTemplate: template }),
    ...(outputSchema && { outputSchema }),
    ...(tags.length > 0 && { group: cutText(tags.join(' / '), 60) }),
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new OperationProblem(`${issue?.path.join('.')}: ${issue?.message}`)
}
