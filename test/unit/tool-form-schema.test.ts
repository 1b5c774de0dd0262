import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptySchema } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/schema-form'
import { schemaSummary } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/schema-summary'
import { switchSchema } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/switch-schema'
import { toSchema } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/to-schema'
import { toSchemaForm } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/to-schema-form'
import type { JsonSchema } from '@/lib/connectors/schema'
import { importOpenApi } from '@/lib/imports'
import { ownDocuments, publishedDocuments } from '../support/openapi-documents'

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
  JSON.parse('{ "type": "object", "properties": { "__proto__": { "type": "string" } }, "required": ["__proto__"] }'),
  { type: ['null', 'integer'], minimum: 1 },
  { type: ['string', 'null'], enum: ['a', null] },
  { type: ['string', 'null'], enum: ['a'] },
  { type: ['string', 'null'], enum: [null, 'a'] },
  { type: ['string', 'integer', 'null'] },
  { type: 'object', properties: { a: {}, b: {} }, required: ['b', 'missing', 'a'] },
  { type: 'object', properties: { a: {} }, required: ['a', 'a'] },
  { type: 'object', properties: { a: {} }, required: 'a' },
  { type: 'object', properties: { ' a ': {} } },
  { type: 'object', properties: { '': {} } },
  { type: 'object', properties: { a: false }, additionalProperties: false },
  { type: 'object', additionalProperties: true },
  { type: 'object', additionalProperties: { type: 'array', items: { $ref: '#/$defs/a' } } },
  { oneOf: [{ type: 'object', title: 'Card', properties: { kind: { const: 'card' } } }, { type: 'null' }, true] },
  { type: 'object', discriminator: { propertyName: 'kind' }, anyOf: [{ $ref: '#/$defs/a' }] },
  { type: 'object', properties: { a: {} }, oneOf: [{ required: ['a'] }] },
  { oneOf: [{}], anyOf: [{}] },
  { oneOf: [] },
  { $ref: '#/$defs/a', description: 'beside it' },
  { enum: ['a', 1, null, { b: [] }] },
  { type: 'string', const: 'card' },
  { const: { deep: [null] }, default: null },
]

test.each(schemas.map((schema) => [JSON.stringify(schema), schema]))('%s survives the form', (_, schema) => {
  const problems = {}
  expect(toSchema(toSchemaForm(schema as JsonSchema), 'schema', problems)).toEqual(schema)
  expect(problems).toEqual({})
})

const keywords = {
  title: fc.string(),
  description: fc.constantFrom('What it is', ' padded ', 'two\nlines', ''),
  default: fc.jsonValue({ maxDepth: 1 }),
  const: fc.jsonValue({ maxDepth: 1 }),
  enum: fc.array(fc.constantFrom('a', 'b c', '', ' ', 1, 2.5, null, true, {})),
  format: fc.constantFrom('date', '', ' uri'),
  pattern: fc.constantFrom('^a$', ' '),
  minimum: fc.constantFrom(0, -1.5, '1'),
  maxLength: fc.nat(),
  minItems: fc.nat(),
  'x-vendor': fc.jsonValue({ maxDepth: 1 }),
  required: fc.array(fc.constantFrom('a', 'b', 'constructor', 'none')),
  $ref: fc.constantFrom('#/$defs/a', ''),
}
const type = fc.constantFrom<unknown[]>(
  ...['string', 'integer', 'number', 'boolean', 'array', 'object', 'null', 'odd', 7].map((one) => [
    one,
    [one],
    [one, 'null'],
  ]),
)
const generated = fc.letrec<{ schema: unknown; object: JsonSchema }>((tie) => {
  const inner = tie('schema')
  const names = fc.constantFrom('a', 'b', 'constructor', ' c', '')
  return {
    object: fc.record(
      {
        ...keywords,
        type: type.chain((list) => fc.constantFrom(...list)),
        items: inner,
        prefixItems: fc.array(inner, { maxLength: 2 }),
        properties: fc.dictionary(names, inner, { maxKeys: 3 }),
        additionalProperties: inner,
        oneOf: fc.array(inner, { maxLength: 2 }),
        anyOf: fc.array(inner, { maxLength: 2 }),
        $defs: fc.dictionary(fc.constant('a'), inner),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonSchema>,
    schema: fc.oneof(
      { depthSize: 'xsmall', maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(true, false, {}),
      tie('object'),
    ),
  }
})

/** As JSON has it: what a form cannot type, such as minus zero, JSON does not tell apart either. */
const asJson = (schema: JsonSchema): JsonSchema => JSON.parse(JSON.stringify(schema))

test('whatever a schema says survives the form', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(generated.object, (schema) => {
      const problems = {}
      expect(toSchema(toSchemaForm(asJson(schema)), 'schema', problems)).toEqual(asJson(schema))
      expect(problems).toEqual({})
    }),
    { numRuns: 300 },
  )
})

const SAMPLE = 60

test.each([...ownDocuments(), ...publishedDocuments()].map(({ name, text }) => [name, text] as const))(
  'the schemas imported from %s survive the form, each with fields of its own',
  { timeout: 60_000 },
  (_, text) => {
    const { tools } = importOpenApi(text)
    const every = Math.ceil(tools.length / SAMPLE)
    const schemas = tools
      .filter((_tool, index) => index % every === 0)
      .flatMap(({ parameters, outputSchema }) => [...parameters.map(({ schema }) => schema), outputSchema ?? {}])
    for (const schema of schemas) {
      const problems = {}
      expect(toSchema(toSchemaForm(schema), 'schema', problems)).toEqual(schema)
      expect(problems).toEqual({})
    }
  },
)

test('a broken JSON text is not turned into fields, and fields that cannot be read not into JSON', () => {
  const broken = { ...emptySchema('json'), json: '{\n  "type": "string"\n  "title": "T" }' }
  expect(switchSchema(broken, 'form')).toMatch(/line 2, column 19/)
  expect(switchSchema({ ...emptySchema('integer'), least: 'one' }, 'json')).toMatch(/"one" is no number/)
})

test.each([
  [{ type: 'array', items: { type: 'object', properties: { sku: {}, qty: {} } } }, 'array of object {sku, qty}'],
  [{ type: 'object', properties: { a: {}, b: {}, c: {}, d: {}, e: {} } }, 'object {a, b, c, d, …}'],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, 'map of integer'],
  [{ oneOf: [{ title: 'Card', type: 'object' }, { type: 'string' }] }, 'one of 2: Card, string'],
  [{ $ref: '#/$defs/Address' }, '→ Address'],
  [{ type: ['string', 'null'], enum: ['a', 'b', null] }, 'string (a, b) or null'],
  [{ type: 'string', const: 'card' }, 'always card'],
  [{}, 'any value'],
])('%j is summed up as %s', (schema, summary) => {
  expect(schemaSummary(toSchemaForm(schema))).toBe(summary)
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
