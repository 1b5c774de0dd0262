import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTool } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import { type ImportKind, importDocument } from '@/lib/imports'
import { importAll, SAMPLE_KINDS, sampleFiles } from '../support/sample-documents'

const SLUG = 'x'.repeat(24)

describe.each(sampleFiles())('$kind $name', ({ kind, text }) => {
  test('gives tools that pass the portal’s own check, each with a name of its own', () => {
    const { tools, operations } = importAll(kind, text)
    expect(tools.length).toBeGreaterThan(0)
    for (const tool of tools) expect(() => checkTool(tool, SLUG)).not.toThrow()
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length)
    expect(operations.map(({ tool }) => tool)).toEqual(expect.arrayContaining(tools.map(({ name }) => name)))
  })

  test('gives the same a second time', () => {
    expect(importAll(kind, text)).toEqual(importAll(kind, text))
  })

  test('hands on no value of a credential', () => {
    const found = importAll(kind, text)
    expect(found.credentials.map(({ value }) => value).join('')).toBe('')
    expect(JSON.stringify(found)).not.toMatch(/not-a-real|secret-|ann\.secret|eyJ/)
  })

  test('takes only what is selected, by operation or by tool', () => {
    const { operations, tools } = importAll(kind, text)
    const [first, last] = [operations[0], operations.at(-1)]
    const some = importAll(kind, text, { select: [first?.operation ?? '', last?.tool ?? ''] })
    expect(some.tools).toEqual(tools.filter(({ name }) => name === first?.tool || name === last?.tool))
    expect(some.operations).toEqual(operations)
  })
})

/** What is thrown is an AppError at `document`; anything else is a bug. */
function readSafely(kind: ImportKind, document: unknown): void {
  try {
    for (const tool of importAll(kind, document).tools) expect(tool.name).toMatch(/^\w+$/)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(Object.keys(error.fields ?? {})).toEqual(['document'])
  }
}

const deep = (depth: number) => `${'{"item":['.repeat(depth)}${']}'.repeat(depth)}`
const HOSTILE: [what: string, document: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a list', []],
  ['an empty object', {}],
  ['an empty text', ''],
  ['no JSON', '{"log":'],
  ['deep folders', deep(400)],
  ['deeper JSON', `${'['.repeat(3000)}${']'.repeat(3000)}`],
  [
    'another prototype',
    '{"item":[{"name":"__proto__","request":{"url":{"raw":"https://a.test/__proto__/{{__proto__}}?__proto__=1","host":["a","test"]},"method":"POST","body":{"mode":"raw","raw":"{\\"__proto__\\":{\\"x\\":1},\\"constructor\\":1}"}}}]}',
  ],
  [
    'a recording with another prototype',
    '{"log":{"entries":[{"request":{"method":"POST","url":"https://a.test/constructor?__proto__=1&toString=2","postData":{"mimeType":"application/json","text":"{\\"__proto__\\":1,\\"hasOwnProperty\\":[{\\"__proto__\\":2}]}"}},"response":{"status":200,"content":{"mimeType":"application/json","text":"{\\"__proto__\\":1}"}}}]}}',
  ],
  [
    'items of every type',
    {
      item: [
        1,
        'a',
        null,
        [],
        { item: {} },
        { request: [] },
        { request: { url: [], method: 7 } },
        {
          request: {
            url: { raw: 5, host: {}, path: 7, query: 'x', variable: 3 },
            header: 4,
            body: { mode: 'raw', raw: [] },
          },
        },
      ],
    },
  ],
  [
    'entries of every type',
    {
      log: {
        entries: [
          1,
          'a',
          null,
          [],
          {},
          { request: 5 },
          { request: { url: 'https://a.test', method: [], headers: {}, postData: 'x' }, response: [] },
        ],
      },
    },
  ],
  [
    'variables that name each other',
    {
      variable: [
        { key: 'a', value: '{{b}}{{b}}' },
        { key: 'b', value: '{{a}}{{a}}' },
      ],
      item: [{ request: '{{a}}/x' }],
    },
  ],
  [
    'a path that climbs',
    {
      item: [{ request: 'https://a.test/x/%2e%2e/../y' }, { request: { url: { host: 'a.test', path: ['..', '..'] } } }],
    },
  ],
  [
    'objects that are no text and no number',
    {
      log: {
        entries: [
          { request: { url: 'https://a.test/x', method: { toString: 1 } }, response: { status: { toString: 1 } } },
        ],
      },
      info: { name: { toString: 1 } },
      item: [{ request: { url: { raw: 'https://a.test/:x', variable: [{ key: 'x', value: { toString: 1 } }] } } }],
    },
  ],
  ['an open quote', "curl 'https://a.test"],
  ['half a character', 'curl https://a.test/\ud800?q=\udfff -d \ud800=1'],
]

describe.each(SAMPLE_KINDS)('%s', (kind) => {
  test.each(HOSTILE)('is safe from %s', (_, document) => readSafely(kind, document))

  test('is safe from fixtures with random changes', { timeout: 60_000 }, () => {
    const texts = sampleFiles()
      .filter((file) => file.kind === kind)
      .map(({ text }) => text)
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(30),
      put: fc.oneof(
        fc.constantFrom(
          'null',
          '{}',
          '[]',
          '"',
          "'",
          '{{',
          '}}',
          '__proto__',
          '\\',
          '^',
          '`',
          '7',
          '\n',
          '%',
          '://',
          ';',
        ),
        fc.string(),
      ),
    })
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }), (text, changes) => {
        let changed = text
        for (const { at, length, put } of changes) {
          const start = Math.floor(at * changed.length)
          changed = changed.slice(0, start) + put + changed.slice(start + length)
        }
        readSafely(kind, changed)
      }),
      { numRuns: 150 },
    )
  })

  test('is safe from fixtures with values of other types', { timeout: 60_000 }, () => {
    const files = sampleFiles().filter((file) => file.kind === kind && file.text.startsWith('{'))
    if (files.length === 0) return readSafely(kind, { curl: 'curl https://a.test' })
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.infiniteStream(fc.nat(40)),
        fc.infiniteStream(fc.jsonValue({ maxDepth: 2 })),
        ({ text }, dice, values) => {
          const changed: unknown = JSON.parse(text, (_, value) =>
            dice.next().value === 0 ? values.next().value : value,
          )
          readSafely(kind, changed)
        },
      ),
      { numRuns: 100 },
    )
  })
})

/** As a browser records a long session: many endpoints, large answers, and far more files than calls. */
function largeRecording(entries: number): string {
  const answer = JSON.stringify({
    items: Array.from({ length: 40 }, (_, id) => ({ id, name: `Item ${id}`, price: 9.5 })),
  })
  const all = Array.from({ length: entries }, (_, at) => ({
    _resourceType: at % 3 === 0 ? 'fetch' : 'image',
    request: {
      method: at % 2 ? 'GET' : 'POST',
      url:
        at % 3 === 0 ? `https://api.shop.test/v1/things${at % 97}/${at}?page=${at}` : `https://cdn.shop.test/${at}.png`,
      headers: [{ name: 'Authorization', value: 'Bearer x' }],
      ...(at % 2 === 0 && { postData: { mimeType: 'application/json', text: `{"a":${at},"b":"x"}` } }),
    },
    response: { status: 200, content: { mimeType: at % 3 === 0 ? 'application/json' : 'image/png', text: answer } },
  }))
  return JSON.stringify({ log: { version: '1.2', entries: all } })
}

test('a recording of thousands of entries lets others in between', { timeout: 60_000 }, async () => {
  const document: unknown = JSON.parse(largeRecording(6_000))
  let longest = 0
  let last = performance.now()
  const tick = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const progress: number[] = []
  const { tools, skipped } = await importDocument('har', document, {}, ({ done }) => progress.push(done))
  clearInterval(tick)
  expect(tools.length).toBeGreaterThan(100)
  expect(skipped).toHaveLength(1)
  expect(progress.length).toBeGreaterThan(3)
  // Twenty milliseconds by themselves; the rest is room for a busy machine.
  expect(longest).toBeLessThan(400)
})

test('a recording that is too large says what to do', () => {
  expect(() => importAll('har', ' '.repeat(20_000_001))).toThrow(/larger than 20 MB. Record only Fetch\/XHR/)
})
