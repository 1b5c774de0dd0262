import { expect, test } from 'vitest'
import { describeChanges } from '@/lib/connectors'
import type { JsonSchema } from '@/lib/connectors/schema'
import { empty, tool } from '@/test/support/tools'

const release = (tools: ReturnType<typeof tool>[]) => ({
  name: 'Shop',
  description: 'A shop',
  baseUrl: 'https://api.acme.example',
  ...empty,
  tools,
})

/** Whether publishing a tool whose argument goes from one schema to the other is flagged. */
function breaks(before: JsonSchema, after: JsonSchema, $defs: { before?: object; after?: object } = {}): boolean {
  const taking = (schema: JsonSchema, defs: object | undefined) =>
    tool({
      path: '/orders',
      parameters: [{ name: 'a', in: 'query', schema: { type: 'string' } }],
      inputSchema: {
        type: 'object',
        properties: { a: schema },
        additionalProperties: false,
        ...(defs && { $defs: defs }),
      },
    })
  const changes = describeChanges(release([taking(before, $defs.before)]), release([taking(after, $defs.after)]))
  return changes.some(({ breaking }) => breaking)
}

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more })
const text = { type: 'string' }
const whole = { type: 'integer' }

test.each<[string, JsonSchema, JsonSchema]>([
  ['a value fewer', { enum: ['a', 'b'] }, { enum: ['a'] }],
  ['an enum that became a constant', { enum: ['a', 'b'] }, { const: 'a' }],
  ['a type fewer', { type: ['string', 'null'] }, text],
  ['numbers that must be whole', { type: 'number' }, whole],
  ['another type', text, whole],
  ['a type for what had values of another', { enum: ['a', 1] }, { type: 'string', enum: ['a', 1] }],
  ['a higher minimum', { ...whole, minimum: 1 }, { ...whole, minimum: 2 }],
  ['a minimum that is left out', { ...whole, minimum: 1 }, { ...whole, exclusiveMinimum: 1 }],
  ['a first exclusive maximum', whole, { ...whole, exclusiveMaximum: 9 }],
  ['a shorter text', { ...text, maxLength: 9 }, { ...text, maxLength: 8 }],
  ['a first minimum length', text, { ...text, minLength: 1 }],
  ['fewer items', { type: 'array', maxItems: 3 }, { type: 'array', maxItems: 2 }],
  ['items that must differ', { type: 'array' }, { type: 'array', uniqueItems: true }],
  ['more properties at least', { type: 'object' }, { type: 'object', minProperties: 1 }],
  ['steps', { type: 'number' }, { type: 'number', multipleOf: 0.5 }],
  ['wider steps', { ...whole, multipleOf: 2 }, { ...whole, multipleOf: 4 }],
  ['a first format', text, { ...text, format: 'date' }],
  ['another format', { ...text, format: 'date-time' }, { ...text, format: 'date' }],
  ['a first pattern', text, { ...text, pattern: '^a' }],
  ['closed to further properties', object({ x: text }), object({ x: text }, { additionalProperties: false })],
  ['further properties of one type', object({ x: text }), object({ x: text }, { additionalProperties: whole })],
  [
    'a property gone where it is closed',
    object({ x: text }, { additionalProperties: false }),
    object({}, { additionalProperties: false }),
  ],
  [
    'a property newly required, two levels down',
    object({ x: object({ y: text }) }),
    object({ x: object({ y: text }, { required: ['y'] }) }),
  ],
  [
    'a narrower property of items',
    { type: 'array', items: object({ x: { enum: ['a', 'b'] } }) },
    { type: 'array', items: object({ x: { enum: ['a'] } }) },
  ],
  [
    'a narrower place of a list',
    { type: 'array', prefixItems: [{ type: ['string', 'null'] }] },
    { type: 'array', prefixItems: [text] },
  ],
  [
    'a list that must not go on',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text], items: false },
  ],
  ['an alternative fewer', { oneOf: [text, whole] }, { oneOf: [text] }],
  ['an alternative of anyOf fewer', { anyOf: [text, whole, { type: 'null' }] }, { anyOf: [text, whole] }],
  [
    'a narrower alternative',
    { anyOf: [{ ...text, maxLength: 9 }, whole] },
    { anyOf: [{ ...text, maxLength: 3 }, whole] },
  ],
  ['alternatives where there were none', {}, { anyOf: [text, whole] }],
  ['a first alternative only', { anyOf: [text, whole] }, text],
  ['one more part that has to hold', { allOf: [text] }, { allOf: [text, { maxLength: 3 }] }],
  ['a first "not"', text, { ...text, not: { const: 'x' } }],
  ['another condition', { if: text, else: { minimum: 1 } }, { if: text, else: { minimum: 2 } }],
  ['names of properties', { type: 'object' }, { type: 'object', propertyNames: { maxLength: 3 } }],
  ['a property that asks for another', { type: 'object' }, { type: 'object', dependentRequired: { a: ['b'] } }],
  ['something that must be in the list', { type: 'array' }, { type: 'array', contains: whole }],
  ['nothing at all', text, { not: {} }],
])('flags %s', (_what, before, after) => {
  expect(breaks(before, after)).toBe(true)
})

test.each<[string, JsonSchema, JsonSchema]>([
  ['a value more', { enum: ['a'] }, { enum: ['a', 'b'] }],
  ['values in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
  ['a constant as its own enum', { const: 'a' }, { enum: ['a'] }],
  ['the type of the values said', { enum: ['a', 'b'] }, { type: 'string', enum: ['a', 'b'] }],
  ['a type more', text, { type: ['string', 'null'] }],
  ['whole numbers as numbers', whole, { type: 'number' }],
  ['a lower minimum', { ...whole, minimum: 2 }, { ...whole, minimum: 1 }],
  ['an exclusive minimum that is let in', { ...whole, exclusiveMinimum: 1 }, { ...whole, minimum: 1 }],
  ['a minimum length of nothing', text, { ...text, minLength: 0 }],
  ['a length for what is no text', whole, { ...whole, maxLength: 3 }],
  ['narrower steps', { ...whole, multipleOf: 4 }, { ...whole, multipleOf: 2 }],
  ['steps of one for whole numbers', whole, { ...whole, multipleOf: 1 }],
  ['a format gone', { ...text, format: 'date' }, text],
  [
    'a new optional property',
    object({ x: text }, { additionalProperties: false }),
    object({ x: text, y: text }, { additionalProperties: false }),
  ],
  ['a property gone where others are let in', object({ x: text }), object({})],
  ['open to further properties', object({}, { additionalProperties: false }), object({})],
  ['no longer required', object({ x: text }, { required: ['x'] }), object({ x: text })],
  ['an alternative more', { anyOf: [text] }, { anyOf: [text, whole] }],
  ['alternatives in another order', { oneOf: [text, whole] }, { oneOf: [whole, text] }],
  ['a type as one of the alternatives', text, { anyOf: [whole, text] }],
  ['the same alternatives as a list of types', { anyOf: [text, whole] }, { type: ['string', 'integer'] }],
  ['a part written into the whole', { allOf: [text] }, text],
  ['another description', { ...text, description: 'a' }, { ...text, description: 'b', examples: ['x'] }],
  ['an empty schema', text, {}],
])('does not flag %s', (_what, before, after) => {
  expect(breaks(before, after)).toBe(false)
})

const ref = { $ref: '#/$defs/x' }

test('looks behind references, and at those that come back to themselves', () => {
  expect(breaks(ref, ref, { before: { x: text }, after: { x: { ...text, maxLength: 3 } } })).toBe(true)
  expect(breaks(ref, text, { before: { x: text } })).toBe(false)
  const tree = (leaf: object) => ({ x: object({ leaf, left: ref, right: ref }) })
  expect(breaks(ref, ref, { before: tree(text), after: tree(text) })).toBe(false)
  expect(breaks(ref, ref, { before: tree(text), after: tree(whole) })).toBe(true)
})

test('ends on alternatives within alternatives', () => {
  const deep = (leaf: object): object =>
    Array.from({ length: 12 }).reduce<object>(
      (inner, _, level) => ({ anyOf: [object({ [`p${level}`]: inner }), object({ [`q${level}`]: inner })] }),
      leaf,
    )
  const started = performance.now()
  breaks(deep(text) as JsonSchema, deep(whole) as JsonSchema)
  expect(performance.now() - started).toBeLessThan(5000)
})

type Output = JsonSchema | undefined
const result = (properties: object, more: object = {}): JsonSchema => object(properties, more)

test.each<[string, Output, Output, boolean]>([
  ['gone', result({ a: text }), undefined, true],
  ['without a property', result({ a: text, b: text }), result({ a: text }), true],
  [
    'without a property of a list',
    result({ a: { type: 'array', items: result({ b: text }) } }),
    result({ a: { type: 'array', items: result({}) } }),
    true,
  ],
  ['with a property that may be missing', result({ a: text }, { required: ['a'] }), result({ a: text }), true],
  ['of more types', result({ a: text }), result({ a: { type: ['string', 'null'] } }), true],
  ['of one value more', result({ a: { enum: ['x'] } }), result({ a: { enum: ['x', 'y'] } }), true],
  ['of a narrower type', result({ a: { type: ['string', 'null'] } }), result({ a: text }), true],
  ['promised for the first time', undefined, result({ a: text }), false],
  ['with a property more', result({ a: text }), result({ a: text, b: text }), false],
  [
    'with a property more where it is closed',
    result({ a: text }, { additionalProperties: false }),
    result({ a: text, b: text }, { additionalProperties: false }),
    false,
  ],
  ['described otherwise', result({ a: text }), result({ a: { ...text, description: 'new' } }), false],
])('a result %s', (_what, before, after, breaking) => {
  const giving = (outputSchema: Output) => release([tool(outputSchema && { outputSchema })])
  const changes = describeChanges(giving(before), giving(after))
  expect(changes).toHaveLength(1)
  expect(changes[0]?.breaking).toBe(breaking)
})

const hints = { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false }

test.each([
  ['readOnlyHint', { ...hints, readOnlyHint: true }, hints, true],
  ['destructiveHint', hints, { ...hints, destructiveHint: true }, true],
  ['idempotentHint', hints, { ...hints, idempotentHint: false }, true],
  ['openWorldHint', hints, { ...hints, openWorldHint: true }, true],
  ['readOnlyHint, tightened', hints, { ...hints, readOnlyHint: true }, false],
  ['destructiveHint, tightened', { ...hints, destructiveHint: true }, hints, false],
])('annotations: %s', (_hint, before, after, breaking) => {
  const changes = describeChanges(release([tool({ annotations: before })]), release([tool({ annotations: after })]))
  expect(changes).toMatchObject([{ breaking }])
})
