import { describe, expect, test } from 'vitest'
import { changeRows, factsOf, ROW_LIMIT } from '@/app/(portal)/p/[partner]/activity/change-rows'
import { CSV_HEAD, changedParts, describeEvent, eventKinds, toCsv } from '@/lib/activity'
import { toAuditDetail } from '@/lib/activity/audit-detail'

describe('what is kept of a change', () => {
  test('is only what differs, however deep, and named things by their names', () => {
    const before = { name: 'a', call: { path: '/a', timeout: 1 }, tools: [{ name: 'x', title: 'X' }, { name: 'y' }] }
    const after = { name: 'a', call: { path: '/b', timeout: 1 }, tools: [{ name: 'y' }, { name: 'x', title: 'Z' }] }
    expect(changedParts(before, after)).toEqual({
      before: { call: { path: '/a' }, tools: { x: { title: 'X' } } },
      after: { call: { path: '/b' }, tools: { x: { title: 'Z' } } },
    })
  })

  test('shows a list in another order as a list', () => {
    const [x, y] = [{ name: 'x' }, { name: 'y' }]
    expect(changedParts({ tools: [x, y] }, { tools: [y, x] })).toEqual({
      before: { tools: [x, y] },
      after: { tools: [y, x] },
    })
  })

  test('is on one side only where the other has nothing', () => {
    expect(changedParts({ a: 1 }, { b: 2 })).toEqual({ before: { a: 1 }, after: { b: 2 } })
    expect(changedParts({ a: 1 }, { a: 1 })).toEqual({ before: {}, after: {} })
  })

  test.each([
    'password',
    'passwordHash',
    'sealed',
    'token',
    'tokenHash',
    'clientSecret',
    'client_secret',
    'access_token',
    'refreshToken',
    'apiKey',
    'x-api-key',
    'authorization',
    'Cookie',
    'privateKey',
  ])('masks what is called %s', (name) => {
    const kept = JSON.stringify(toAuditDetail({ after: { deep: [{ [name]: 'planted' }] } }))
    expect(kept).not.toContain('planted')
    expect(kept).toContain('••••')
  })

  test.each(['tokenEndpoint', 'keys', 'tokens', 'name', 'authorizationUrl', 'maxTokens'])(
    'shows what is called %s',
    (name) => {
      expect(toAuditDetail({ [name]: 'shown' })).toEqual({ [name]: 'shown' })
    },
  )

  test.each([
    ['a long text', { text: 'x'.repeat(1_000_000) }],
    ['many entries', Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, 'v'.repeat(99)]))],
    ['long names', { ['k'.repeat(1_000_000)]: 1 }],
    [
      'many long lists',
      { list: Array.from({ length: 500 }, () => Array.from({ length: 500 }, () => 'x'.repeat(500))) },
    ],
  ])('bounds %s', (_what, detail) => {
    expect(JSON.stringify(toAuditDetail(detail)).length).toBeLessThan(33_000)
  })

  test('bounds depth, and keeps out what its column cannot hold', () => {
    let deep: object = {}
    for (let level = 0; level < 1000; level++) deep = { deep }
    expect(JSON.stringify(toAuditDetail(deep)).length).toBeLessThan(200)
    expect(toAuditDetail({ text: 'a\0b\ud800c' })).toEqual({ text: 'a\ufffdb\ufffdc' })
    expect(toAuditDetail({ icon: `data:image/png;base64,${'A'.repeat(5000)}` })).toEqual({
      icon: 'data:image/png;base64,… (5022 characters)',
    })
  })
})

describe('what an entry says', () => {
  test.each([
    ['tool.updated', 'orders/get_order', 'Changed the tool orders/get_order'],
    ['invitation.accepted', '', 'Accepted an invitation'],
    ['invitation.created', '', 'Made an invitation'],
    ['tool.created', '$& $1', 'Added the tool $& $1'],
    ['custom_domain.verified', 'mcp.acme.example', 'Custom domain verified: mcp.acme.example'],
    ['frobbed', '', 'Frobbed'],
    ['constructor', 'x', 'Constructor: x'],
    ['', 'x', ': x'],
  ])('%s of %j', (event, subject, words) => {
    expect(describeEvent({ event, subject })).toBe(words)
  })

  test('kinds are those there are, unknown ones by their own name', () => {
    expect(eventKinds(['tools.imported', 'tool.created', 'draft.restored', 'domain.verified', 'odd'])).toEqual([
      'connector',
      'tool',
      'domain',
      'odd',
    ])
  })

  test('rows are the leaves that differ, with the path to each', () => {
    const before = { call: { path: '/a' }, list: [1], gone: 'x' }
    const after = { call: { path: '/b' }, list: [1, 2] }
    expect(changeRows({ before, after })).toEqual({
      rows: [
        { path: 'call.path', before: '/a', after: '/b' },
        { path: 'list', before: '[\n 1\n]', after: '[\n 1,\n 2\n]' },
        { path: 'gone', before: 'x', after: null },
      ],
      more: 0,
    })
    const many = Object.fromEntries(Array.from({ length: ROW_LIMIT + 3 }, (_, index) => [`k${index}`, index]))
    expect(changeRows({ after: many })).toMatchObject({ more: 3 })
  })

  test.each([
    [{}],
    [{ before: 'text', after: 7 }],
    [{ before: null, after: { a: 1 } }],
    [{ after: [] }],
    [{ odd: { deep: [1] } }],
  ])('an unknown detail such as %j shows without failing', (detail) => {
    expect(changeRows(detail).rows.length).toBeLessThan(3)
    expect(factsOf(detail).every((fact) => typeof fact === 'string')).toBe(true)
  })
})

describe('as CSV', () => {
  const entry = (more: object) => ({
    id: 'x',
    at: new Date(0),
    person: { id: 'u', name: 'Ada', email: 'ada@acme.example' },
    event: 'tool.updated',
    subject: 'orders',
    detail: {},
    ...more,
  })

  test('has a line for each entry and quotes what it holds (RFC 4180)', () => {
    expect(CSV_HEAD).toBe('"time","name","email","what","event","subject","detail"\r\n')
    expect(toCsv([entry({ subject: 'a "b",\nc' })])).toBe(
      '"1970-01-01T00:00:00.000Z","Ada","ada@acme.example","Changed the tool a ""b"",\nc","tool.updated","a ""b"",\nc","{}"\r\n',
    )
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '|cmd', '%0A'])(
    'lets no spreadsheet run a cell that begins with %j',
    (text) => {
      const line = toCsv([entry({ subject: text, person: { id: 'u', name: text, email: text } })])
      expect(line).toContain(`"'${text}"`)
      expect(line).not.toContain(`,"${text}`)
    },
  )
})
