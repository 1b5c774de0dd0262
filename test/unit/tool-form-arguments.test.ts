import { expect, test } from 'vitest'
import { explainOutcome } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/explain-outcome'
import { argumentFields, toArguments } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/to-arguments'
import type { TryOutcome } from '@/lib/upstream/schema'

const schema = {
  type: 'object',
  properties: {
    id: { type: 'string', examples: ['A7'] },
    limit: { type: 'integer', default: 20 },
    open: { type: 'boolean' },
    size: { enum: ['S', 'M'] },
    rank: { type: ['integer', 'null'], enum: [1, 2] },
    tags: { type: 'array', items: { type: 'string' }, default: ['a'] },
    any: {},
    odd: true,
  },
  required: ['id', 'tags'],
}

test('each property can be typed, and starts with its example or default', () => {
  const fields = argumentFields(schema).map(({ name, kind, type, initial, options }) => [
    name,
    kind,
    type,
    initial,
    options,
  ])
  expect(fields).toEqual([
    ['id', 'string', 'string', 'A7', null],
    ['limit', 'integer', 'integer', '20', null],
    ['open', 'boolean', 'boolean', '', null],
    ['size', 'string', 'any value', '', ['S', 'M']],
    ['rank', 'integer', 'integer', '', ['1', '2']],
    ['tags', 'json', 'array of string', '[\n  "a"\n]', null],
    ['any', 'json', 'any value', '', null],
    ['odd', 'json', 'any value', '', null],
  ])
})

test('typed texts become values of their type', () => {
  const texts = { id: '007', limit: '5', open: 'false', rank: '2', tags: '["x"]', any: '{"a":null}' }
  expect(toArguments(argumentFields(schema), texts)).toEqual({
    args: { id: '007', limit: 5, open: false, rank: 2, tags: ['x'], any: { a: null } },
    problems: {},
  })
})

test('what is left empty is not sent, unless the tool needs it', () => {
  const { args, problems } = toArguments(argumentFields(schema), { id: ' ', limit: '', tags: '' })
  expect(args).toEqual({})
  expect(problems).toEqual({ id: 'The tool needs "id"', tags: 'The tool needs "tags"' })
})

test('what is no number and no JSON is told at its field', () => {
  const { problems } = toArguments(argumentFields(schema), { limit: 'many', tags: '[' })
  expect(problems).toMatchObject({
    limit: '"many" is no number',
    tags: expect.stringMatching(/^This is not valid JSON/),
  })
})

test('names that every object has are ordinary names', () => {
  const fields = argumentFields({ properties: { constructor: { type: 'string' }, toString: { type: 'string' } } })
  expect(toArguments(fields, {}).args).toEqual({})
})

const outcome = (status: number | null, isError = status === null): TryOutcome => ({
  request: { method: 'GET', url: 'https://api.acme.test/orders', headers: [], body: null },
  answer: status === null ? null : { status, headers: [], body: '', bytes: 0, durationMs: 5 },
  exchanges: 1,
  last: null,
  result: { isError, content: [{ type: 'text', text: 'api.acme.test refuses the connection.' }] },
  characters: 10,
  tokens: 3,
})

test.each([
  [outcome(200), 'success', 'It works', undefined],
  [outcome(204), 'success', 'It works', undefined],
  [outcome(200, true), 'danger', 'The API answered, but Claude gets an error', undefined],
  [outcome(302, true), 'danger', 'The API sends the caller elsewhere', 'overview'],
  [outcome(401, true), 'danger', 'The API wants a valid credential', 'access'],
  [outcome(404, true), 'danger', 'The API has nothing at this address', undefined],
  [outcome(418, true), 'danger', 'The API answered 418', undefined],
  [outcome(429, true), 'warning', 'The API asks to slow down', undefined],
  [outcome(503, true), 'danger', 'The API failed with 503', undefined],
  [outcome(null), 'danger', 'No answer from the API', 'overview'],
  [{ ...outcome(null), request: null }, 'danger', 'Nothing was sent', undefined],
])('%#: a person reads what happened', (given, tone, title, fix) => {
  expect(explainOutcome(given)).toMatchObject({ tone, title, ...(fix && { fix }) })
  expect(explainOutcome(given).fix).toBe(fix)
})
