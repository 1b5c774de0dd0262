import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CALL_VALUES, CONSTANT_PLACES, PARAMETER_PLACES, PARAMETER_STYLES } from '@/lib/connectors/schema'
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
    style: fc.constantFrom(...PARAMETER_STYLES),
    explode: fc.boolean(),
    allowReserved: fc.boolean(),
    wholeBody: fc.boolean(),
    contentType: fc.constantFrom('image/png', 'application/json'),
  },
  { requiredKeys: ['name', 'in'] },
)
/** What the form and the file must give back as it was: texts of every kind as keys and values, numbers, null. */
const json = fc
  .oneof(
    fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('\\u0000')),
    fc.dictionary(
      text(20),
      fc.oneof(text(40), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
      {
        maxKeys: 4,
      },
    ),
    fc.constantFrom(...CALL_VALUES).map((name) => `{{${name}}}`),
  )
  // JSON has no negative zero.
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const constant = fc.record({ in: fc.constantFrom(...CONSTANT_PLACES), name: word, value: json })
const pages = fc.integer({ min: 2, max: 20 })
const pagination = fc.oneof(
  fc.record(
    { kind: fc.constant('cursor' as const), parameter: word, cursor: word, items: word, pages },
    { requiredKeys: ['kind', 'parameter', 'cursor'] },
  ),
  fc.record(
    { kind: fc.constant('page' as const), parameter: word, first: fc.constantFrom(0, 1), pages },
    { requiredKeys: ['kind', 'parameter'] },
  ),
  fc.record({ kind: fc.constant('link' as const), items: word }, { requiredKeys: ['kind'] }),
)
const polling = fc.record(
  {
    path: word.map((value) => `/${value}/{{answer.id}}`),
    done: word,
    failed: word,
    everySeconds: fc.integer({ min: 1, max: 30 }),
    forSeconds: fc.integer({ min: 1, max: 120 }),
  },
  { requiredKeys: ['path', 'done'] },
)
const result = fc.record({ expression: text(200), tokens: fc.integer({ min: 100, max: 25_000 }) }, { requiredKeys: [] })
const icons = fc.array(
  fc.record(
    {
      src: fc.constantFrom('https://a.example/icon.png', 'data:image/png;base64,iVBORw0KGgo='),
      mimeType: fc.constantFrom('image/png', 'image/svg+xml'),
      sizes: fc.constantFrom(['48x48'], ['any']),
      theme: fc.constantFrom('light', 'dark'),
    },
    { requiredKeys: ['src'] },
  ),
  { maxLength: 2 },
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
    contentType: fc.constantFrom('text/xml', 'application/merge-patch+json'),
    inputSchema: fc.constant({ type: 'object', properties: { zebra: {}, apple: { type: 'string' } } }),
    outputSchema: fc.constant({ type: 'object', properties: { id: { type: 'string' } } }),
    constants: fc.array(constant, { maxLength: 3 }),
    bodyTemplate: json,
    pagination,
    polling,
    result,
    icons,
    aliases: fc.array(word, { maxLength: 2 }),
    hidden: fc.boolean(),
    group: text(40),
  },
  { requiredKeys: ['name', 'description', 'method', 'path'] },
)
const prompt = fc.record(
  {
    name: word,
    title: text(60),
    description: text(100),
    arguments: fc.array(
      fc.record(
        { name: word, description: text(60), required: fc.boolean(), values: fc.array(text(20), { maxLength: 3 }) },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 2 },
    ),
    messages: fc.array(
      fc.record({
        role: fc.constantFrom('user', 'assistant'),
        content: fc.oneof(
          fc.record({ type: fc.constant('text'), text: text(200) }),
          fc.record({ type: fc.constant('resource'), uri: word.map((value) => `shop://${value}`) }),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    icons,
  },
  { requiredKeys: ['name', 'title', 'messages'] },
)
const resource = fc.oneof(
  fc.record(
    {
      kind: fc.constant('text'),
      name: word,
      title: text(60),
      uri: word.map((value) => `shop://${value}`),
      text: text(200),
      icons,
    },
    { requiredKeys: ['kind', 'name', 'title', 'uri', 'text'] },
  ),
  fc.record(
    {
      kind: fc.constant('template'),
      name: word,
      title: text(60),
      uriTemplate: word.map((value) => `shop://${value}/{id}`),
      path: fc.constant('/orders/{id}'),
      variables: fc.constant([{ name: 'id', values: ['A7'] }]),
    },
    { requiredKeys: ['kind', 'name', 'title', 'uriTemplate', 'path', 'variables'] },
  ),
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
    prompts: fc.array(prompt, { maxLength: 2 }),
    resources: fc.array(resource, { maxLength: 2 }),
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
