import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PARAMETER_PLACES } from '@/lib/connectors/schema'
import { parseDefinition, readDefinition, renderDefinition, toToolDefinition } from '@/lib/definitions'
import { DEFINITION_FORMATS, type WrittenDefinition } from '@/lib/definitions/schema'

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/)
/** Everything a person may type, trimmed as the schema does; YAML's own words and signs among it. */
const text = (limit: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: limit / 4 }),
      fc.constantFrom(
        'yes',
        'null',
        '~',
        '1.0',
        '0x1F',
        '- a',
        'a: b',
        '# no',
        '| x',
        '"',
        "it's",
        'a\n\n  b\n',
        '{{x}}',
        '&a *a',
      ),
    )
    .map((value) => value.replaceAll('\0', '').trim().slice(0, limit).trim())
    .filter((value) => value !== '' && !/\p{Surrogate}/u.test(value))
const schema = fc.oneof(
  fc.constantFrom<Record<string, unknown>>({ type: 'string' }, { type: 'integer', minimum: 1 }, {}),
  fc.record({ type: fc.constant('string'), enum: fc.array(text(40), { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('object'), default: fc.dictionary(word, fc.jsonValue(), { maxKeys: 3 }) }),
)
const parameter = fc.record(
  {
    name: word,
    in: fc.constantFrom(...PARAMETER_PLACES),
    required: fc.boolean(),
    description: text(100),
    schema,
    sendAs: word,
  },
  { requiredKeys: ['name', 'in'] },
)
const tool = fc.record(
  {
    name: word,
    title: text(60),
    description: text(200),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    path: word.map((value) => `/${value}/{id}`),
    parameters: fc.array(parameter, { maxLength: 4 }),
    bodyEncoding: fc.constantFrom('json', 'form'),
    annotations: fc.record({ readOnlyHint: fc.boolean(), openWorldHint: fc.boolean() }, { requiredKeys: [] }),
    inputSchema: fc.constant({ type: 'object', properties: { zebra: {}, apple: { type: 'string' } } }),
  },
  { requiredKeys: ['name', 'description', 'method', 'path'] },
)
const credential = fc.oneof(
  fc.constant({ kind: 'none' }),
  fc.record({ kind: fc.constant('bearer'), value: word }, { requiredKeys: ['kind'] }),
  fc.record(
    { kind: fc.constantFrom('header', 'query', 'basic'), name: word, value: word },
    { requiredKeys: ['kind', 'name'] },
  ),
)
const definition = fc.record(
  {
    slug: fc.constantFrom('orders', 'acme-2'),
    name: text(60),
    description: text(200),
    baseUrl: fc.constant('https://api.acme.example/v1'),
    instructions: text(100),
    access: fc.constantFrom({ mode: 'open' }, { mode: 'portal' }),
    credential,
    tools: fc.array(tool, { maxLength: 4 }),
  },
  { requiredKeys: ['name', 'description', 'baseUrl'] },
) as fc.Arbitrary<WrittenDefinition>

test.each(DEFINITION_FORMATS)('a file read and written again is the same text: %s', (format) => {
  fc.assert(
    fc.property(definition, (written) => {
      const file = renderDefinition(readDefinition(written).definition, format)
      const { definition: read, warnings } = parseDefinition(file)
      expect(warnings).toEqual([])
      expect(renderDefinition(read, format)).toBe(file)
    }),
    { numRuns: 300 },
  )
})

test('a file means what was written, in either format', () => {
  fc.assert(
    fc.property(definition, fc.constantFrom(...DEFINITION_FORMATS), (written, format) => {
      const { definition: meant } = readDefinition(written)
      const { definition: read } = parseDefinition(renderDefinition(meant, format))
      expect({ ...read, credential: null, tools: [] }).toEqual({ ...meant, credential: null, tools: [] })
      expect(read.tools.map(toToolDefinition)).toEqual(meant.tools.map(toToolDefinition))
    }),
    { numRuns: 300 },
  )
})

test('no file has a secret in it', () => {
  fc.assert(
    fc.property(definition, fc.constantFrom(...DEFINITION_FORMATS), (written, format) => {
      const secret = { kind: 'bearer' as const, value: 'a-secret-of-many-letters' }
      const { definition: read } = readDefinition({ ...written, credential: secret })
      expect(renderDefinition(read, format)).not.toContain(secret.value)
    }),
  )
})

test('writes keys in one order and leaves out what is so anyway', () => {
  const { definition: read } = readDefinition({
    tools: [
      {
        path: '/orders/{id}',
        method: 'GET',
        parameters: [{ schema: { type: 'string' }, in: 'path', name: 'id', required: true, description: '' }],
        bodyEncoding: 'json',
        description: 'Returns one order.\nUse it for its status.',
        name: 'get_order',
      },
    ],
    credential: { kind: 'header', value: 'secret', name: 'X-Api-Key', valueFrom: 'ORDERS_CREDENTIAL' },
    baseUrl: 'https://api.acme.example',
    description: 'Orders.',
    name: 'Orders',
    slug: 'orders',
  })
  expect(renderDefinition(read, 'yaml')).toBe(`version: 1
slug: orders
name: Orders
description: Orders.
baseUrl: https://api.acme.example
credential:
  kind: header
  name: X-Api-Key
  valueFrom: ORDERS_CREDENTIAL
tools:
  - name: get_order
    title: Get order
    description: |-
      Returns one order.
      Use it for its status.
    method: GET
    path: /orders/{id}
    parameters:
      - name: id
        in: path
    annotations:
      readOnlyHint: true
      destructiveHint: false
      idempotentHint: true
      openWorldHint: true
`)
})

test.each([
  ['a tab', 'name: Orders\n\tdescription: x', 'Line 2'],
  ['a key that is there twice', 'name: a\nname: b', 'Line 2'],
  [
    'a bomb of aliases',
    `a: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefg'].map((n, i) => `${n}: &${n} [${`*${'abcdefg'[i]},`.repeat(9)}]`).join('\n')}`,
    'aliases',
  ],
  ['text alone', 'just words', 'object'],
  ['nothing', '', 'object'],
])('says where %s breaks a file', (_what, file, said) => {
  expect(() => parseDefinition(file)).toThrow(said)
})

test('a key of the object prototype is only a key', () => {
  const { warnings } = parseDefinition(
    '{"__proto__": {"polluted": true}, "name": "a", "description": "b", "baseUrl": "https://a.example"}',
  )
  expect(warnings).toHaveLength(1)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
