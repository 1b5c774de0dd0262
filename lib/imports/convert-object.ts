import type { JsonSchema } from '@/lib/connectors/schema'
import { asList, asObject, isObject, own } from './as-object'
import { convertInner } from './convert-schema'
import { quickPatternProblem } from './quick-pattern-problem'
import { RefProblem, resolveRefs } from './resolve-refs'
import type { SchemaContext } from './schema-context'

/** Claude drops a whole tool over a property of another name. */
const PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/

/** Left out of inputs: what the API sets itself. Left out of outputs: what it never answers. */
export function isHidden(context: SchemaContext, raw: unknown): boolean {
  const flag = context.direction === 'input' ? 'readOnly' : 'writeOnly'
  if (own(raw, flag) === true) return true
  if (typeof own(raw, '$ref') !== 'string') return false
  try {
    return own(resolveRefs(context.root, raw).value, flag) === true
  } catch (error) {
    if (error instanceof RefProblem) return false
    throw error
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function convertPatterns(context: SchemaContext, raw: Record<string, unknown>): [string, JsonSchema][] {
  return Object.entries(asObject(own(raw, 'patternProperties')))
    .filter(([pattern]) => quickPatternProblem(pattern) === null)
    .map(([pattern, schema]) => [pattern, convertInner(context, schema)])
}

function convertAdditional(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  const additional = own(raw, 'additionalProperties')
  if (isObject(additional)) {
    return Object.keys(additional).length > 0 ? { additionalProperties: convertInner(context, additional) } : {}
  }
  return additional === false && context.direction === 'input' ? { additionalProperties: false } : {}
}

/** `properties` and what belongs to them. A property whose name Claude refuses becomes a pattern that only it matches. */
export function convertObject(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  const all = Object.entries(asObject(own(raw, 'properties'))).filter(
    ([, schema]) => isObject(schema) || schema === true,
  )
  const shown = all.filter(([, schema]) => !isHidden(context, schema))
  const hidden = new Set(all.filter((entry) => !shown.includes(entry)).map(([name]) => name))
  const properties = shown.filter(([name]) => PROPERTY_NAME.test(name))
  const odd = shown.filter(([name]) => !PROPERTY_NAME.test(name))
  const patterns = [
    ...convertPatterns(context, raw),
    ...odd
      .map(([name, schema]): [string, unknown] => [`^${escapeRegExp(name)}$`, schema])
      .filter(([pattern]) => quickPatternProblem(pattern) === null)
      .map(([pattern, schema]): [string, JsonSchema] => [pattern, convertInner(context, schema)]),
  ]
  const required = [...new Set(asList(own(raw, 'required')))].filter(
    (name) => typeof name === 'string' && !hidden.has(name),
  )
  const converted = properties.map(([name, schema]) => [name, convertInner(context, schema)])
  return {
    ...(properties.length > 0 && { properties: Object.fromEntries(converted) }),
    ...(patterns.length > 0 && { patternProperties: Object.fromEntries(patterns) }),
    // An answer that lacks a field is still an answer.
    ...(required.length > 0 && context.direction === 'input' && { required }),
    ...convertAdditional(context, raw),
  }
}
