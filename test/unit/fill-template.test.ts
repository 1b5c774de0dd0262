import { describe, expect, test } from 'vitest'
import { fillTemplate } from '@/lib/upstream/fill-template'

const VALUES: Record<string, unknown> = {
  'arguments.n': 7,
  'arguments.zero': 0,
  'arguments.no': false,
  'arguments.none': null,
  'arguments.list': [1, { a: 'b' }],
  'arguments.text': 'hé"\\\n🙂',
  'arguments.evil': '{{credential.value}}',
  'arguments.empty': '',
  'credential.value': 's3cret',
}
const lookup = (placeholder: string) => (Object.hasOwn(VALUES, placeholder) ? VALUES[placeholder] : undefined)
const fill = (template: unknown) => fillTemplate(template, lookup)

describe('a text that is nothing but a placeholder is the value itself', () => {
  test.each([
    ['{{arguments.n}}', 7],
    ['{{ arguments.n }}', 7],
    ['{{arguments.zero}}', 0],
    ['{{arguments.no}}', false],
    ['{{arguments.none}}', null],
    ['{{arguments.empty}}', ''],
    ['{{arguments.list}}', [1, { a: 'b' }]],
    ['{{arguments.text}}', 'hé"\\\n🙂'],
    ['{{arguments.gone}}', undefined],
  ])('%s', (template, value) => {
    expect(fill(template)).toEqual(value)
  })
})

describe('inside a longer text a value is text', () => {
  test.each([
    ['n is {{arguments.n}}.', 'n is 7.'],
    ['{{arguments.n}}{{arguments.zero}}', '70'],
    [' {{arguments.n}}', ' 7'],
    ['[{{arguments.gone}}{{arguments.none}}]', '[]'],
    ['{{arguments.list}}!', '[1,{"a":"b"}]!'],
    ['say {{arguments.text}}', 'say hé"\\\n🙂'],
    ['{{{arguments.n}}}', '}'],
    ['{ {arguments.n} }', '{ {arguments.n} }'],
    ['{{arguments.n', '{{arguments.n'],
    ['}}{{', '}}{{'],
    ['$& $1 {{arguments.n}} $$', '$& $1 7 $$'],
  ])('%j', (template, text) => {
    expect(fill(template)).toBe(text)
  })
})

test('what is put in is not looked at again', () => {
  expect(fill({ a: '{{arguments.evil}}', b: 'x {{arguments.evil}}' })).toEqual({
    a: '{{credential.value}}',
    b: 'x {{credential.value}}',
  })
})

test('what has no value is left out with its key, and of a list', () => {
  expect(
    fill({ a: '{{arguments.gone}}', b: { c: '{{arguments.gone}}' }, d: ['{{arguments.gone}}', 1], e: null }),
  ).toEqual({ b: {}, d: [1], e: null })
})

test('keys of every object are ordinary keys, and no placeholders', () => {
  const template = JSON.parse('{"__proto__": {"polluted": "{{arguments.n}}"}, "constructor": 1, "{{arguments.n}}": 2}')
  const filled = fill(template) as object
  expect(JSON.stringify(filled)).toBe('{"__proto__":{"polluted":7},"constructor":1,"{{arguments.n}}":2}')
  expect(Object.getPrototypeOf(filled)).toBe(Object.prototype)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(fill('{{__proto__}}{{constructor}}{{toString}}')).toBe('')
})

test('gives values that are no text back as they are', () => {
  expect(fill({ a: [true, 1.5, null], b: '' })).toEqual({ a: [true, 1.5, null], b: '' })
})
