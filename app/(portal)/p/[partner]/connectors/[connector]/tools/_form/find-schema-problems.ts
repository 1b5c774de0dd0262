/** What is wrong with a JSON Schema, and on the way to which value. */
export interface SchemaProblem {
  path: (string | number)[]
  message: string
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
const NUMBERS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']
const SCHEMA_LISTS = ['oneOf', 'anyOf', 'allOf', 'prefixItems']
const SCHEMAS = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']
const PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeProblem(value: unknown): string | null {
  const unknown = (Array.isArray(value) ? value : [value]).find((each) => !TYPES.includes(each))
  return unknown === undefined ? null : `${JSON.stringify(unknown)} is not a type. Use ${TYPES.join(', ')}.`
}

function patternProblem(value: unknown): string | null {
  try {
    new RegExp(String(value), 'u')
    return null
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return `${value} is not a regular expression`
  }
}

function keywordProblem(key: string, value: unknown): string | null {
  if (key === 'type') return typeProblem(value)
  if (key === 'pattern') return patternProblem(value)
  if (NUMBERS.includes(key)) return typeof value === 'number' ? null : `"${key}" is a number`
  if (COUNTS.includes(key)) return Number.isInteger(value) && Number(value) >= 0 ? null : `"${key}" is a count`
  if (key === 'required') return Array.isArray(value) ? null : '"required" is a list of names'
  if (key === 'enum') return Array.isArray(value) ? null : '"enum" is a list of values'
  if (key === '$ref' && !(typeof value === 'string' && value.startsWith('#'))) {
    return '"$ref" may only point inside this schema (start with #)'
  }
  if (SCHEMA_LISTS.includes(key)) return Array.isArray(value) ? null : `"${key}" is a list of schemas`
  if (SCHEMA_MAPS.includes(key)) return isObject(value) ? null : `"${key}" is an object`
  if (key === 'items' && Array.isArray(value)) return 'A list of "items" is from an older draft. Use "prefixItems".'
  return null
}

function nestedProblems(key: string, value: unknown): SchemaProblem[] {
  const below = (at: string | number, schema: unknown) =>
    findSchemaProblems(schema).map(({ path, message }) => ({ path: [key, at, ...path], message }))
  if (SCHEMA_LISTS.includes(key) && Array.isArray(value)) return value.flatMap((each, index) => below(index, each))
  if (SCHEMA_MAPS.includes(key) && isObject(value)) {
    return Object.entries(value).flatMap(([name, each]) => {
      const found = below(name, each)
      if (key !== 'properties' || PROPERTY_NAME.test(name)) return found
      const message = 'Claude drops a tool over such a name. Use letters, digits, _ . - and at most 64.'
      return [{ path: [key, name], message }, ...found]
    })
  }
  if (!SCHEMAS.includes(key)) return []
  return findSchemaProblems(value).map(({ path, message }) => ({ path: [key, ...path], message }))
}

/** What a schema would be refused for, as far as a browser tells; saving checks the rest. */
export function findSchemaProblems(schema: unknown): SchemaProblem[] {
  if (typeof schema === 'boolean') return []
  if (!isObject(schema)) return [{ path: [], message: 'A schema is a JSON object, in braces' }]
  return Object.entries(schema).flatMap(([key, value]) => {
    const message = keywordProblem(key, value)
    return message ? [{ path: [key], message }] : nestedProblems(key, value)
  })
}
