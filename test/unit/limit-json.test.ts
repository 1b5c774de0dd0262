import { describe, expect, test } from 'vitest'
import { shapeResult } from '@/lib/upstream'

type Json = ReturnType<typeof JSON.parse>

function shape(value: unknown, tool: Parameters<typeof shapeResult>[0] = {}, type = 'application/json') {
  const body = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
  const result = shapeResult(tool, { status: 200, headers: { 'content-type': type }, body }) as Json
  return { ...result, texts: result.content.map((block: { text: string }) => block.text) }
}

const within = (tokens: number, expression?: string) => ({ result: { tokens, ...(expression && { expression }) } })
const list = (length: number, text = 'x') => Array.from({ length }, (_, id) => ({ id, text: text.repeat(20) }))

/** Whether `part` is the beginning of `whole`: the same values, fewer items, shorter texts, fewer fields. */
function beginsAs(part: unknown, whole: unknown): boolean {
  if (typeof part === 'string' && typeof whole === 'string') {
    return part === whole || (part.endsWith('…') && whole.startsWith(part.slice(0, -1)))
  }
  if (typeof part !== 'object' || part === null) return Object.is(part, whole)
  if (typeof whole !== 'object' || whole === null || Array.isArray(part) !== Array.isArray(whole)) return false
  return Object.entries(part).every(
    ([key, inner]) => Object.hasOwn(whole, key) && beginsAs(inner, (whole as Json)[key]),
  )
}

/** A generator of numbers that is the same at every run. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const LETTERS = ['a', '"', '\\', '\n', 'é', '漢', '😀', '\ud83d', '\u0001', '</script>']

function randomValue(roll: (sides: number) => number, depth = 0): unknown {
  switch (roll(depth > 3 ? 4 : 7)) {
    case 0:
      return Array.from({ length: roll(depth === 0 ? 3000 : 400) }, () => LETTERS[roll(LETTERS.length)]).join('')
    case 1:
      return roll(1_000_000) / 7
    case 2:
      return null
    case 3:
      return roll(2) === 0
    case 4:
      return Object.fromEntries(
        Array.from({ length: roll(8) }, (_, index) => [`f${index}${LETTERS[roll(10)]}`, randomValue(roll, depth + 1)]),
      )
    default:
      return Array.from({ length: roll(depth === 0 ? 60 : 6) }, () => randomValue(roll, depth + 1))
  }
}

test('whatever the answer is, the result is valid JSON, within the limit, and the beginning of the answer', () => {
  let cut = 0
  for (let seed = 1; seed <= 400; seed++) {
    const roll = dice(seed)
    const value = { first: randomValue(roll), second: randomValue(roll), third: [randomValue(roll)] }
    const tokens = 100 + roll(1500)
    const { texts } = shape(value, within(tokens))
    const shown = JSON.parse(texts[0])
    expect(beginsAs(shown, JSON.parse(JSON.stringify(value))), `seed ${seed}`).toBe(true)
    expect(texts.join('').length, `seed ${seed}`).toBeLessThanOrEqual(tokens * 4)
    if (texts.length > 1) cut++
    else expect(shown, `seed ${seed}`).toEqual(JSON.parse(JSON.stringify(value)))
  }
  expect(cut).toBeGreaterThan(50)
})

describe('what is cut, and what is said of it', () => {
  test('items of the longest list', () => {
    const { texts } = shape({ total: 1000, items: list(1000), tags: ['a', 'b', 'c'] }, within(1000))
    const shown = JSON.parse(texts[0])
    expect(shown.total).toBe(1000)
    expect(shown.tags).toEqual(['a', 'b', 'c'])
    expect(shown.items.length).toBeGreaterThan(60)
    expect(texts[1]).toBe(
      `[Cut to fit: this shows ${shown.items.length} of 1,000 items of items. Narrow the call to see the rest, for example with a filter, a smaller page or a single item.]`,
    )
  })

  test('long texts, before any item goes', () => {
    const { texts } = shape([{ id: 1, body: 'x'.repeat(50_000) }], within(500))
    expect(JSON.parse(texts[0])[0].id).toBe(1)
    expect(texts[1]).toContain('the beginning of 1 long text')
  })

  test('never half a character', () => {
    for (let offset = 0; offset < 4; offset++) {
      const { texts } = shape({ a: 'x'.repeat(offset) + '😀'.repeat(2000) }, within(200))
      expect(texts[0]).not.toMatch(/\\ud[89a-f]/i)
    }
  })

  test('deep levels', () => {
    let deep: unknown = 'bottom'
    for (let level = 0; level < 60; level++) deep = { [`level${level}`]: deep }
    const { texts } = shape(deep, within(100))
    expect(JSON.parse(texts[0])).toHaveProperty('level59')
    expect(texts[1]).toContain('not every field')
  })

  test('white space alone is no loss', () => {
    const value = list(20)
    const { texts } = shape(JSON.stringify(value, null, 30), within(400))
    expect(texts).toEqual([JSON.stringify(value)])
  })

  test('an id too long for a number keeps its digits', () => {
    const { texts } = shape(`{"id":12345678901234567890,"items":[${'1,'.repeat(3000)}2]}`, within(200))
    expect(JSON.parse(texts[0]).id).toBe('12345678901234567890')
  })

  test('a text that is no JSON as before', () => {
    const { texts } = shape('word '.repeat(1000), within(100), 'text/plain')
    expect(texts).toHaveLength(1)
    expect(texts[0].length).toBeLessThanOrEqual(400)
    expect(texts[0]).toContain('[Cut here:')
  })
})

test.each([
  ['many items', () => JSON.stringify(list(200_000))],
  ['nested without end', () => '['.repeat(2_000_000) + ']'.repeat(2_000_000)],
  ['one long text', () => JSON.stringify({ a: '😀'.repeat(2_000_000) })],
  ['many fields', () => JSON.stringify(Object.fromEntries(list(300_000).map(({ id }) => [`field${id}`, id])))],
])('ten megabytes are cut in no time: %s', (_, make) => {
  const body = make()
  const started = performance.now()
  const { texts } = shape(body)
  expect(performance.now() - started).toBeLessThan(4000)
  expect(() => JSON.parse(texts[0])).not.toThrow()
  expect(texts.join('').length).toBeLessThanOrEqual(100_000)
})

describe('with an output schema', () => {
  const items = { type: 'array', items: { type: 'object' } }
  const schema = { type: 'object', properties: { items }, required: ['items'] }

  test('what is cut still satisfies it', () => {
    const result = shape({ items: list(1000) }, { outputSchema: schema, ...within(1000) })
    expect(result.isError).toBeUndefined()
    expect(JSON.parse(result.texts[0])).toEqual(result.structuredContent)
    expect(result.texts[1]).toContain('of 1,000 items of items')
  })

  test('or it is an error', () => {
    const strict = { ...schema, properties: { items: { ...items, minItems: 1000 } } }
    const result = shape({ items: list(1000) }, { outputSchema: strict, ...within(1000) })
    expect(result).toMatchObject({ isError: true })
    expect(result.texts[0]).toContain('Narrow the call')
  })
})

describe('an expression', () => {
  const order = { id: 'A7', items: [{ sku: 'pen', qty: 2 }], notes: 'long' }

  test('makes the result, and what declares a schema is that of the expression', () => {
    const outputSchema = { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] }
    const result = shape(order, { outputSchema, result: { expression: '{sku: items[0].sku}' } })
    expect(result.structuredContent).toEqual({ sku: 'pen' })
    expect(result.texts).toEqual(['{"sku":"pen"}'])
    const wrong = shape(order, { outputSchema, result: { expression: '{name: id}' } })
    expect(wrong).toMatchObject({ isError: true })
    expect(wrong.texts[0]).toContain('does not match the tool')
  })

  test.each([
    ['missing', 'null'],
    ['{a: missing, b: gone.too}', '{"a":null,"b":null}'],
  ])('that finds nothing says so, with what there was: %s', (expression, text) => {
    const result = shape(order, { result: { expression } })
    expect(result.texts).toEqual([
      text,
      "[The tool's expression found nothing in the answer, which is: {id: string, items: [1 × {sku: string, qty: number}], notes: string}]",
    ])
  })

  test.each(["items[?sku == 'none']", 'items[5:]'])('that finds an empty list has found it: %s', (expression) => {
    expect(shape(order, { result: { expression } }).texts).toEqual(['[]'])
  })

  test('that fails is an error with the reason and what there was', () => {
    const result = shape(order, { result: { expression: 'sum(id)' } })
    expect(result).toMatchObject({ isError: true })
    expect(result.texts[0]).toMatch(
      /expression fails on its answer: .*sum\(\).*must correct the expression.*\{id: string/,
    )
  })

  test.each([
    ['text/plain', 'hello'],
    ['image/png', 'x'],
    ['application/pdf', 'x'],
  ])('is for JSON alone: %s', (type, body) => {
    const result = shape(body, { result: { expression: 'id' } }, type)
    expect(result).toMatchObject({ isError: true })
    expect(result.texts[0]).toContain('must correct the expression')
  })

  test('does not touch a refusal, an empty answer, or a result of the API’s own', () => {
    const tool = { result: { expression: 'id' } }
    const headers = { 'content-type': 'application/json' }
    const refused = shapeResult(tool, { status: 404, headers, body: new TextEncoder().encode('{"message":"gone"}') })
    expect(JSON.stringify(refused)).toContain('404 Not Found: gone')
    expect(shapeResult(tool, { status: 204, headers: {}, body: new Uint8Array() })).not.toHaveProperty('isError')
    const own = shape({ content: [{ type: 'text', text: 'own' }] }, tool, 'application/vnd.mcp+json')
    expect(own.texts).toEqual(['own'])
  })
})
