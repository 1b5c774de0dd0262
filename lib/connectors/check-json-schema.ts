import { checkSync } from 'recheck'
import { isPlainPattern } from './is-plain-pattern'
import { newAjv } from './new-schema-validator'
import type { JsonSchema } from './schema'

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
const ROOT_COMBINATORS = ['anyOf', 'oneOf', 'allOf', 'not', 'if']
const DIALECT = 'https://json-schema.org/draft/2020-12/schema'
const PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/
const CHARACTER_LIMIT = 50_000
const DEPTH_LIMIT = 20
const PATTERN_LIMIT = 500
const PATTERN_CHECK_MS = 1_000

/** Keywords whose value is a map of schemas; elsewhere a key is a keyword. */
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']
/** Keywords whose value is an example of an argument, not a schema. */
const PLAIN_VALUES = ['default', 'const', 'enum', 'examples', 'example', 'required']

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeProblem(type: unknown): string | null {
  const types = Array.isArray(type) ? type : [type]
  const unknown = types.find((each) => !TYPES.includes(each))
  return unknown === undefined ? null : `${JSON.stringify(unknown)} is not a type. Use ${TYPES.join(', ')}.`
}

/** What was found about the last patterns: a check can take a second, and a document repeats its patterns. */
const known = new Map<string, string | null>()
const KNOWN_LIMIT = 2_000

/** A pattern that takes exponential or polynomial time on some input would let one argument stop the endpoint. */
export function patternProblem(pattern: unknown): string | null {
  if (typeof pattern !== 'string') return '"pattern" must be text'
  const found = known.get(pattern)
  if (found !== undefined) return found
  const problem = findPatternProblem(pattern)
  if (known.size >= KNOWN_LIMIT) known.clear()
  known.set(pattern, problem)
  return problem
}

function findPatternProblem(pattern: string): string | null {
  if (pattern.length > PATTERN_LIMIT) return `A pattern may have at most ${PATTERN_LIMIT} characters`
  try {
    new RegExp(pattern, 'u')
  } catch {
    return `${pattern} is not a regular expression`
  }
  if (isPlainPattern(pattern)) return null
  const { status } = checkSync(pattern, 'u', { timeout: PATTERN_CHECK_MS })
  return status === 'safe'
    ? null
    : `The pattern ${pattern} can take very long on some texts. Write it without nested or repeated repetition.`
}

function keywordProblem(key: string, value: unknown): string | null {
  switch (key) {
    case 'type':
      return typeProblem(value)
    case 'pattern':
      return patternProblem(value)
    case '$ref':
    case '$dynamicRef':
      return typeof value === 'string' && value.startsWith('#')
        ? null
        : `"${key}" may only point inside this schema (start with #); ${JSON.stringify(value)} is never fetched`
    case '$schema':
      return value === DIALECT || value === `${DIALECT}#` ? null : `"$schema" must be ${DIALECT}`
    case 'items':
      return Array.isArray(value) ? 'A list of "items" is from an older draft. Use "prefixItems".' : null
    case 'patternProperties':
      return isObject(value) ? firstOf(Object.keys(value), patternProblem) : null
    case 'properties':
      return isObject(value) ? firstOf(Object.keys(value), propertyNameProblem) : '"properties" must be an object'
    default:
      return null
  }
}

function propertyNameProblem(name: string): string | null {
  return PROPERTY_NAME.test(name)
    ? null
    : `The property ${JSON.stringify(name)} would make Claude drop the tool. Use letters, digits, _ . - and at most 64.`
}

function firstOf<T>(values: T[], problem: (value: T) => string | null): string | null {
  for (const value of values) {
    const found = problem(value)
    if (found) return found
  }
  return null
}

function nestedProblem(value: unknown, depth: number): string | null {
  if (depth > DEPTH_LIMIT) return `The schema is nested deeper than ${DEPTH_LIMIT} levels`
  if (Array.isArray(value)) return firstOf(value, (each) => nestedProblem(each, depth + 1))
  if (!isObject(value)) return null
  return firstOf(Object.entries(value), ([key, inner]) => {
    const problem = keywordProblem(key, inner)
    if (problem) return problem
    if (PLAIN_VALUES.includes(key)) return null
    if (SCHEMA_MAPS.includes(key) && isObject(inner)) {
      return firstOf(Object.values(inner), (each) => nestedProblem(each, depth + 1))
    }
    return nestedProblem(inner, depth + 1)
  })
}

/** For schemas without a name of their own, which it forgets at once; setting up another takes longer than compiling. */
let shared: ReturnType<typeof newAjv> | null = null

function ajvFor(schema: JsonSchema): ReturnType<typeof newAjv> {
  if (/"\$(id|anchor|dynamicAnchor)":/.test(JSON.stringify(schema))) return newAjv()
  shared ??= newAjv()
  return shared
}

/** Why a schema cannot be compiled, or null. */
export function compileProblem(schema: JsonSchema): string | null {
  const ajv = ajvFor(schema)
  try {
    ajv.compile(schema)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'This is not a valid JSON Schema'
  } finally {
    ajv.removeSchema(schema)
  }
}

/** What a keyword or the size of a schema is wrong about, or null. Does not compile it. */
export function keywordProblems(schema: JsonSchema): string | null {
  if (JSON.stringify(schema).length > CHARACTER_LIMIT) return `A schema may have at most ${CHARACTER_LIMIT} characters`
  return nestedProblem(schema, 0)
}

/** What is wrong with a schema below the root of a tool's, in one sentence; null when nothing is. */
export function schemaProblem(schema: JsonSchema): string | null {
  return keywordProblems(schema) ?? compileProblem(schema)
}

/** The same for a whole input or output schema, whose root Claude takes only as a plain object. */
export function rootSchemaProblem(schema: JsonSchema): string | null {
  if (schema.type !== 'object') return 'The schema must have "type": "object" at its root'
  const combinator = ROOT_COMBINATORS.find((keyword) => keyword in schema)
  if (combinator) return `Claude refuses "${combinator}" at the root of a schema. Move it into a property.`
  return schemaProblem(schema)
}
