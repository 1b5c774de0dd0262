import { expect, test } from 'vitest'
import { toSchema } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/to-schema'
import { toSchemaForm } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/to-schema-form'
import type { JsonSchema } from '@/lib/connectors/schema'

const schemas: JsonSchema[] = [
  {},
  { type: 'string' },
  { type: 'string', enum: ['open', 'done'], default: 'open' },
  { type: 'string', enum: ['', ' padded '] },
  { type: 'string', enum: ['a', 1, null] },
  { type: 'string', enum: [] },
  { type: 'string', default: '' },
  { type: 'string', default: 'two\nlines' },
  { type: 'string', default: 5 },
  { type: 'string', format: 'date', minLength: 2, maxLength: 10, pattern: '^[a-z ]+$' },
  { type: 'string', minLength: '2' },
  { type: 'string', title: 'Colour', examples: ['red'], 'x-vendor': { deep: [1] }, $comment: 'kept' },
  { type: 'string', description: 'of the schema itself' },
  { type: ['string', 'null'] },
  { type: 'null' },
  { const: 7 },
  { anyOf: [{ type: 'string' }, { type: 'integer' }] },
  { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } },
  { type: 'integer', minimum: 0, maximum: 100, default: 20, multipleOf: 5 },
  { type: 'number', enum: [0.5, 1e21, -3], exclusiveMinimum: 0 },
  { type: 'integer', minLength: 3 },
  { type: 'boolean', default: false },
  { type: 'boolean', enum: [true] },
  { type: 'array' },
  { type: 'array', items: {} },
  {
    type: 'array',
    items: { type: 'string', enum: ['a'] },
    minItems: 1,
    maxItems: 3,
    uniqueItems: true,
    default: ['a'],
  },
  { type: 'array', items: { type: 'array', items: { type: 'string' } } },
  { type: 'array', prefixItems: [{ type: 'string' }], items: false },
  { type: 'object' },
  { type: 'object', properties: {} },
  { type: 'object', properties: { a: { type: 'string', description: 'A' }, b: { type: 'integer' } }, required: ['b'] },
  { type: 'object', properties: { a: true } },
  { type: 'object', properties: { a: { type: 'string', description: ' padded ' } } },
  { type: 'object', properties: { a: { type: 'object', properties: { b: { type: 'string' } } } } },
  { type: 'object', properties: { a: {} }, required: ['missing'], additionalProperties: { type: 'string' } },
  { type: 'object', properties: { a: { type: 'string' } }, required: [] },
  { type: 'object', default: { a: [1, 2] } },
  { type: 'string', __proto__: null, properties: { a: {} } },
]

test.each(schemas.map((schema) => [JSON.stringify(schema), schema]))('%s survives the form', (_, schema) => {
  const problems = {}
  expect(toSchema(toSchemaForm(schema as JsonSchema), 'schema', problems)).toEqual(schema)
  expect(problems).toEqual({})
})

test('an object whose keys the database has put in another order still gets fields', () => {
  const form = toSchemaForm({ type: 'object', properties: { b: {}, long: {} }, required: ['long', 'b'] })
  expect(form.kind).toBe('object')
  expect(form.properties.map(({ name, required }) => [name, required])).toEqual([
    ['b', true],
    ['long', true],
  ])
})

test('keywords without a field are shown as JSON beside the fields', () => {
  const form = toSchemaForm({ type: 'integer', minimum: 1, multipleOf: 5 })
  expect(form).toMatchObject({ kind: 'integer', least: '1', more: '{\n  "multipleOf": 5\n}' })
})

test.each([
  [{ kind: 'integer', least: 'one' }, 'schema.least', '"one" is no number'],
  [{ kind: 'integer', default: '1,5' }, 'schema.default', '"1,5" is no number'],
  [{ kind: 'number', values: '1\ntwo' }, 'schema.values', '"two" is no number'],
  [{ kind: 'json', json: '[]' }, 'schema.json', 'Write a JSON object, in braces'],
  [{ kind: 'string', more: '"x"' }, 'schema.more', 'Write a JSON object, in braces'],
] as const)('%j says what is wrong at %s', (typed, path, message) => {
  const problems = {}
  toSchema({ ...toSchemaForm({ type: 'string' }), ...typed }, 'schema', problems)
  expect(problems).toEqual({ [path]: message })
})

test.each(['{', '{"a":}', 'nope'])('broken JSON %j is told at its field and leaves the rest standing', (json) => {
  const problems: Record<string, string> = {}
  const form = { ...toSchemaForm({ type: 'array', minItems: 1 }), default: json }
  expect(toSchema(form, 'schema', problems)).toMatchObject({ type: 'array', minItems: 1 })
  expect(problems['schema.default']).toMatch(/^This is not valid JSON/)
})

test('two properties of one name, and one without, are told at their fields', () => {
  const problems = {}
  const form = toSchemaForm({ type: 'object', properties: { a: { type: 'string' } } })
  const [a] = form.properties
  if (!a) throw new Error('no property')
  toSchema({ ...form, properties: [a, a, { ...a, name: ' ' }] }, 'schema', problems)
  expect(problems).toEqual({
    'schema.properties.1.name': 'There are two properties called "a"',
    'schema.properties.2.name': 'A property needs a name',
  })
})
