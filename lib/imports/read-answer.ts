import type { JsonSchema } from '@/lib/connectors/schema'
import { asObject, own } from './as-object'
import { convertSchema } from './convert-schema'
import { fitSchema } from './fit-schema'
import { flattenRoot } from './flatten-root'
import { RefProblem, resolveObject } from './resolve-refs'
import type { SchemaContext } from './schema-context'

const CHARACTERS = 10_000
const JSON_TYPE = /^application\/(json|[\w.-]+\+json)\b/i

function answerContents(context: SchemaContext, responses: unknown): unknown[] {
  return Object.entries(asObject(responses))
    .filter(([status]) => /^2(\d\d|xx)$/i.test(status))
    .map(([, response]) => own(resolveObject(context.root, response), 'content'))
}

/** The one schema every answer of success has, or undefined: some are empty, differ, or are no JSON. */
function answerSchema(context: SchemaContext, responses: unknown): unknown {
  const schemas = answerContents(context, responses).map((content) => {
    const json = Object.entries(asObject(content)).find(([type]) => JSON_TYPE.test(type))
    return own(json?.[1], 'schema')
  })
  const [first] = schemas
  if (first === undefined || schemas.some((schema) => JSON.stringify(schema) !== JSON.stringify(first)))
    return undefined
  return first
}

/**
 * The output schema of an operation, where every successful answer is the same JSON object; else null. Checks only what
 * an API keeps to: a stricter schema would turn good answers into errors.
 */
export function readAnswer(context: SchemaContext, responses: unknown): JsonSchema | null {
  let raw: unknown
  try {
    raw = answerSchema(context, responses)
  } catch (error) {
    if (error instanceof RefProblem) return null
    throw error
  }
  if (raw === undefined) return null
  const root = flattenRoot(context, convertSchema(context, raw))
  if (!root || Object.keys(root.properties).length === 0) return null
  const { properties, required, additionalProperties, description } = root
  const schema = {
    type: 'object',
    ...(description && { description }),
    properties,
    ...(required.length > 0 && { required }),
    ...(additionalProperties !== undefined && additionalProperties !== false && { additionalProperties }),
  }
  return fitSchema(schema, context.definitions, CHARACTERS)?.schema ?? null
}
