import { type JsonSchema, type Parameter, proposeAnnotations, ToolDefinition } from '@/lib/connectors/schema'
import { asObject, asText, own } from './as-object'
import { describeOperation } from './describe-operation'
import { fitSchema } from './fit-schema'
import { nameParameters, type ParameterDraft } from './parameter-drafts'
import type { ProposedToolName } from './propose-tool-names'
import { readAnswer } from './read-answer'
import { type Operation, OperationProblem } from './read-operations'
import { readParameters } from './read-parameters'
import { readRequestBody } from './read-request-body'
import { readServers } from './read-servers'
import { RefProblem, resolveObject } from './resolve-refs'
import { newSchemaContext, type SchemaContext } from './schema-context'
import type { ProposedCredential } from './split-credentials'
import { templateOpenApiPath } from './template-openapi-path'

/** What the operations of one document share. */
export interface OpenApiContext {
  input: SchemaContext
  output: SchemaContext
  /** Parameters that are a security scheme's, as `query api_key`. */
  keys: Set<string>
  baseUrl: string
  options: { variables?: Record<string, string>; documentUrl?: string }
}

/** Of one tool's input: about 6,000 tokens. */
const INPUT_CHARACTERS = 24_000
const MAX_PARAMETERS = 100

function keysOf(root: Record<string, unknown>): Set<string> {
  const schemes = Object.values(asObject(own(root.components, 'securitySchemes')))
  return new Set(
    schemes.flatMap((given) => {
      try {
        const scheme = resolveObject(root, given)
        return scheme.type === 'apiKey' ? [`${asText(scheme.in)} ${asText(scheme.name).toLowerCase()}`] : []
      } catch (error) {
        if (error instanceof RefProblem) return []
        throw error
      }
    }),
  )
}

export function newDraftContext(
  root: Record<string, unknown>,
  baseUrl: string,
  options: OpenApiContext['options'],
): OpenApiContext {
  return {
    input: newSchemaContext(root, 'input'),
    output: newSchemaContext(root, 'output'),
    keys: keysOf(root),
    baseUrl,
    options,
  }
}

/** What stands before the path where the operation lives below the base URL. Throws where it lives elsewhere. */
function serverPrefix({ baseUrl, options }: OpenApiContext, { servers }: Operation): string {
  const own = readServers(servers, options)
  if (own.length === 0) return ''
  const found = own.find(({ resolved }) => resolved === baseUrl || resolved.startsWith(`${baseUrl}/`))
  if (found) return found.resolved.slice(baseUrl.length)
  throw new OperationProblem(
    `It lives on another server, ${own[0]?.resolved}. A connector has one base URL; make a second connector for it.`,
  )
}

/** The definitions that a schema leads to. */
function definitionsFor(schema: JsonSchema, all: Record<string, unknown>): Record<string, unknown> {
  const needed = new Map<string, unknown>()
  const visit = (text: string) => {
    for (const [, name = ''] of text.matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)) {
      if (needed.has(name) || !Object.hasOwn(all, name)) continue
      needed.set(name, all[name])
      visit(JSON.stringify(all[name]))
    }
  }
  visit(JSON.stringify(schema))
  return Object.fromEntries(needed)
}

/** Every parameter's schema made to fit, each with the definitions it needs. */
function fitParameters(context: SchemaContext, parameters: Parameter[]): Parameter[] {
  const root = { type: 'object', properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])) }
  const fitted = fitSchema(root, context.definitions, INPUT_CHARACTERS)
  if (!fitted) throw new OperationProblem('Its arguments take too much room to describe.')
  if (fitted.cut)
    context.notes.add('The inner parts of large arguments are left out; Claude sees their type and description.')
  const { properties, $defs } = fitted.schema
  return parameters.map((parameter) => {
    const schema = asObject(own(properties, parameter.name))
    const definitions = definitionsFor(schema, asObject($defs))
    return { ...parameter, schema: Object.keys(definitions).length > 0 ? { ...schema, $defs: definitions } : schema }
  })
}

function limitDrafts(drafts: ParameterDraft[], notes: Set<string>): ParameterDraft[] {
  if (drafts.length <= MAX_PARAMETERS) return drafts
  const needed = drafts.filter(({ required }) => required)
  if (needed.length > MAX_PARAMETERS) throw new OperationProblem(`It needs more than ${MAX_PARAMETERS} arguments.`)
  notes.add(`Only ${MAX_PARAMETERS} of its ${drafts.length} arguments are taken.`)
  const room = MAX_PARAMETERS - needed.length
  const optional = new Set(drafts.filter(({ required }) => !required).slice(0, room))
  return drafts.filter((draft) => draft.required || optional.has(draft))
}

/** One operation as a tool. Throws an OperationProblem with the reason where it cannot be one. */
export function toToolDraft(
  context: OpenApiContext,
  operation: Operation,
  { name, words }: ProposedToolName,
): { tool: ToolDefinition; notes: string[]; credentials: ProposedCredential[] } {
  const { input, output } = context
  input.notes.clear()
  const prefix = serverPrefix(context, operation)
  const { drafts, credentials } = readParameters(input, operation, context.keys)
  const { path, drafts: placed } = templateOpenApiPath(`${prefix}${operation.path}`, drafts, input.notes)
  const body = readRequestBody(input, operation)
  const all = limitDrafts([...placed, ...body.drafts], input.notes)
  const outputSchema = readAnswer(output, operation.raw.responses)
  const parsed = ToolDefinition.safeParse({
    name,
    ...describeOperation(operation, words),
    method: operation.method,
    path,
    parameters: fitParameters(input, nameParameters(all)),
    bodyEncoding: body.encoding,
    ...(body.contentType && { contentType: body.contentType }),
    annotations: proposeAnnotations(operation.method),
    ...(outputSchema && { outputSchema }),
  })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new OperationProblem(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  return { tool: parsed.data, notes: [...input.notes], credentials }
}
