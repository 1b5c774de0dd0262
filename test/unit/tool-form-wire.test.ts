import { expect, test } from 'vitest'
import {
  sameWriting,
  wireExample,
  writingsOf,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/wire-example'
import type { ParameterPlace } from '@/lib/connectors/schema'
import { buildRequest } from '@/lib/upstream'
import { tool } from '../support/tools'

const VALUES = { one: 1, list: [1, 2], object: { from: 1, to: 2 } }
const PLACES = ['path', 'query', 'header', 'cookie'] as const

function sent(place: ParameterPlace, value: unknown, wire: object): string {
  const path = place === 'path' ? '/{ids}' : '/'
  const parameters = [{ name: 'ids', in: place, required: true, schema: {}, ...wire }]
  const request = buildRequest(tool({ path, parameters }), 'https://api.acme.test', { ids: value })
  if (place === 'query') return request.url.search
  if (place === 'path') return request.url.pathname
  return place === 'header' ? `ids: ${request.headers.ids}` : (request.headers.cookie ?? '')
}

const cases = PLACES.flatMap((place) =>
  writingsOf(place, 'json', {}).flatMap(({ words, ...wire }) =>
    (['one', 'list', 'object'] as const)
      // A path takes no list and no object unless a style says how.
      .filter((shape) => place !== 'path' || wire.style || shape === 'one')
      .map((shape) => [place, shape, JSON.stringify(wire), wire] as const),
  ),
)

test.each(cases)('in the %s %s with %s reads as it is sent', (place, shape, _, wire) => {
  expect(wireExample(place, 'ids', shape, wire)).toBe(sent(place, VALUES[shape], wire))
})

test.each([
  ['query', { style: 'tabDelimited' as const }, 'tabDelimited'],
  ['path', { explode: true }, 'as most APIs take it, exploded'],
  ['body', { style: 'form' as const, explode: false }, 'form, not exploded'],
] as const)('a way that the %s does not offer is kept, and can be seen', (place, wire, words) => {
  const found = writingsOf(place, 'json', wire).filter((writing) => sameWriting(writing, wire))
  expect(found).toEqual([{ ...wire, words }])
})

test('what is not said is what the style does by itself', () => {
  expect(sameWriting({ style: 'form' }, { style: 'form', explode: true })).toBe(true)
  expect(sameWriting({ style: 'pipeDelimited' }, { style: 'pipeDelimited', explode: false })).toBe(true)
  expect(sameWriting({ style: 'simple' }, { style: 'simple', explode: true })).toBe(false)
  expect(sameWriting({}, { style: 'form' })).toBe(false)
})
