import { expect, test } from 'vitest'
import { findSchemaProblems } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/find-schema-problems'

test.each([
  [{ type: 'text' }, ['type'], /"text" is not a type/],
  [{ properties: { a: { items: { type: ['string', 'nil'] } } } }, ['properties', 'a', 'items', 'type'], /"nil"/],
  [{ oneOf: [{}, { minLength: '2' }] }, ['oneOf', 1, 'minLength'], /is a count/],
  [{ $defs: { a: { pattern: '(' } } }, ['$defs', 'a', 'pattern'], /is not a regular expression/],
  [{ $ref: 'https://example.com' }, ['$ref'], /only point inside/],
  [{ properties: { 'a b': {} } }, ['properties', 'a b'], /Claude drops/],
  [{ required: 'a' }, ['required'], /list of names/],
  [{ items: [{}] }, ['items'], /prefixItems/],
  [{ additionalProperties: { enum: 'a' } }, ['additionalProperties', 'enum'], /list of values/],
  [[], [], /in braces/],
] as const)('%j is wrong at %j', (schema, path, message) => {
  expect(findSchemaProblems(schema)).toEqual([{ path, message: expect.stringMatching(message) }])
})

test.each([
  {},
  true,
  { type: 'object', properties: { type: { type: 'string' }, required: {} }, required: ['type'] },
  { default: { type: 'text' }, enum: [{ pattern: '(' }], examples: [{ items: [] }] },
])('%j is fine', (schema) => {
  expect(findSchemaProblems(schema)).toEqual([])
})
