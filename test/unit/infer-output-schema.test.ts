import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { rootSchemaProblem } from '@/lib/connectors'
import { inferOutputSchema } from '@/lib/connectors/schema'

test('merges what it has seen: required in all, nullable where null is seen, numbers as wide as they are', () => {
  const samples = [
    { id: 1, total: 2, note: null, tags: [], items: [{ sku: 'a', qty: 1 }, { sku: 'b' }] },
    { id: 2, total: 2.5, note: 'x', tags: ['new'], items: [], extra: true },
  ]
  expect(inferOutputSchema(samples)).toEqual({
    schema: {
      type: 'object',
      properties: {
        id: { type: 'integer' },
        total: { type: 'number' },
        note: { type: ['string', 'null'] },
        tags: { type: 'array', items: { type: 'string' } },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: { sku: { type: 'string' }, qty: { type: 'integer' } },
            required: ['sku'],
          },
        },
        extra: { type: 'boolean' },
      },
      required: ['id', 'total', 'note', 'tags', 'items'],
    },
  })
})

test.each([
  ['nothing', []],
  ['only null', [{ a: null }]],
  ['a mixture', [{ a: [1, 'x', null, { b: 1 }, []] }, { a: { c: 1 } }, {}]],
  ['names Claude does not take', [{ 'a b': 1, ['x'.repeat(80)]: 2, ok: 3 }]],
  [
    'an object that is a map of thousands',
    [Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, { index }]))],
  ],
  ['deep nesting', [JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`)]],
  ['words of JavaScript', [{ constructor: 1, toString: 'x' }]],
])('gives a schema that Claude takes and the samples satisfy: %s', (_, samples) => {
  const inferred = inferOutputSchema(samples)
  if ('problem' in inferred) {
    expect(samples).toEqual([])
    return
  }
  expect(rootSchemaProblem(inferred.schema)).toBeNull()
  const validate = new Ajv2020({ strict: false }).compile(inferred.schema)
  for (const sample of samples) expect(validate(sample)).toBe(true)
})

test.each([
  [[[1]], '{items: @}'],
  [['text'], undefined],
  [[null], undefined],
  [[{ a: 1 }, [1]], undefined],
])('says why %j has none', (samples, expression) => {
  expect(inferOutputSchema(samples)).toEqual({
    problem: expect.stringContaining('MCP takes an object'),
    ...(expression && { expression }),
  })
})
