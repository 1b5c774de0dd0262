import { describe, expect, test } from 'vitest'
import {
  countTooLong,
  withPrefix,
  withTagGroups,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/import/[import]/_choosing/bulk-edits'
import {
  type Edits,
  proposedOperations,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/import/[import]/_choosing/edit'
import {
  countFacet,
  defaultFilters,
  filtersOf,
  matching,
  NO_FILTERS,
  toQuery,
  toSearchable,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/import/[import]/_choosing/filters'
import { nameProblems } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/import/[import]/_choosing/name-problems'
import { serverAddress } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/import/[import]/_choosing/server-address'
import { toChoices } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/import/[import]/_choosing/to-choices'
import { type FoundOperation, ImportChoices } from '@/lib/definitions/schema'

function found(operation: string, more: Partial<FoundOperation> = {}): FoundOperation {
  const [method = '', path = ''] = operation.split(' ')
  return {
    operation,
    method,
    path,
    summary: '',
    tags: [],
    deprecated: false,
    state: 'new',
    tool: path.slice(1),
    kind: method === 'GET' ? 'Read' : 'Destructive',
    reason: '',
    notes: [],
    differences: [],
    proposed: true,
    leftOut: '',
    ...more,
  }
}

const difference = (taken: boolean) => ({ field: 'title', mine: 'a', theirs: 'b', taken })
const edits = (entries: [string, object][]): Edits => new Map(entries)

describe('what is taken at first', () => {
  test.each<[string, Partial<FoundOperation>, boolean]>([
    ['a proposed new one', {}, true],
    ['a new one that is not proposed', { proposed: false }, false],
    ['what the document changed', { state: 'changed', differences: [difference(true)] }, true],
    ['what it changed beside an edit', { state: 'conflict', differences: [difference(true), difference(false)] }, true],
    ['what gives way to an edit as a whole', { state: 'conflict', differences: [difference(false)] }, false],
    ['what is as it was', { state: 'unchanged' }, false],
    ['a tool without a memory of an import', { state: 'own' }, false],
  ])('%s', (_, more, expected) => {
    expect(proposedOperations([found('GET /a', more)]).has('GET /a')).toBe(expected)
  })
})

describe('names', () => {
  const rules = { room: 10, taken: new Set(['there']) }
  test.each<[string, string | undefined]>([
    ['orders', undefined],
    ['Order-s_1', undefined],
    ['', 'A tool needs a name'],
    ['  ', 'A tool needs a name'],
    ['two words', 'Use letters, digits, underscores and hyphens'],
    ['größe', 'Use letters, digits, underscores and hyphens'],
    ['tenletters', undefined],
    ['elevenchars', '1 character too long'],
    ['there', 'A tool of this connector has this name'],
    ['b', 'Two chosen tools have this name'],
    [' b ', 'Two chosen tools have this name'],
  ])('%j', (name, problem) => {
    const chosen = [found('GET /a'), found('GET /b')]
    expect(nameProblems(chosen, edits([['GET /a', { name }]]), rules).get('GET /a')).toBe(problem)
  })

  test('of tools that are there are not judged', () => {
    expect(nameProblems([found('GET /there', { state: 'changed' })], new Map(), rules).size).toBe(0)
  })
})

test('a prefix goes before each name that has room for it; the others say why they stay', () => {
  const chosen = [found('GET /a'), found('GET /long_name')]
  expect(countTooLong(chosen, new Map(), 'my_', 10)).toBe(1)
  expect(Object.fromEntries(withPrefix(chosen, new Map(), 'my_', 10))).toEqual({
    'GET /a': { name: 'my_a' },
    'GET /long_name': { refusal: 'Without the prefix: my_long_name is 2 characters too long' },
  })
})

test('groups come from the first tag, and what has none keeps its own', () => {
  const chosen = [found('GET /a', { tags: ['x'.repeat(70), 'second'] }), found('GET /b')]
  const after = withTagGroups(chosen, edits([['GET /b', { group: 'Mine' }]]))
  expect(Object.fromEntries(after)).toEqual({ 'GET /a': { group: 'x'.repeat(60) }, 'GET /b': { group: 'Mine' } })
})

describe('filters', () => {
  const all = [
    found('GET /orders', { summary: 'Search orders', tags: ['Orders', 'Shop'] }),
    found('POST /orders', { tags: ['Orders'], state: 'changed' }),
    found('DELETE /products', { tags: ['Products'], state: 'unchanged' }),
  ]
  const searchable = all.map(toSearchable)
  test.each<[Partial<typeof NO_FILTERS>, string[]]>([
    [{}, ['GET /orders', 'POST /orders', 'DELETE /products']],
    [{ q: 'ORDERS  search' }, ['GET /orders']],
    [{ q: 'get /orders' }, ['GET /orders']],
    [{ q: 'none' }, []],
    [{ tag: 'Shop' }, ['GET /orders']],
    [{ state: 'open' }, ['GET /orders', 'POST /orders']],
    [{ method: 'DELETE', kind: 'Destructive' }, ['DELETE /products']],
    [{ method: 'DELETE', kind: 'Read' }, []],
  ])('%j', (filters, expected) => {
    expect(matching(searchable, { ...NO_FILTERS, ...filters }).map(({ operation }) => operation)).toEqual(expected)
  })

  test('are counted beside all the others', () => {
    const counts = countFacet(searchable, { ...NO_FILTERS, tag: 'Orders', method: 'GET' }, 'tag')
    expect(Object.fromEntries(counts)).toEqual({ Orders: 1, Shop: 1, Products: 0 })
  })

  test('go through the address, where what is usual is not written', () => {
    const operations = { operations: all }
    const fallback = defaultFilters(operations as Parameters<typeof defaultFilters>[0])
    expect(fallback.state).toBe('open')
    expect(toQuery(fallback, fallback)).toBe('')
    const filters = { ...fallback, q: 'a b', state: '' }
    const query = toQuery(filters, fallback)
    expect(filtersOf(Object.fromEntries(new URLSearchParams(query)), fallback)).toEqual(filters)
  })

  test('that an address repeats are none', () => {
    expect(filtersOf({ tag: ['a', 'b'], q: 'x'.repeat(300) }, NO_FILTERS)).toMatchObject({
      tag: '',
      q: 'x'.repeat(200),
    })
  })
})

test('choices say what was decided and nothing else', () => {
  const chosen = [
    found('GET /plain'),
    found('POST /edited'),
    found('GET /changed', { state: 'changed' }),
    found('GET /given-up', { state: 'conflict' }),
    found('GET /own', { state: 'own' }),
  ]
  const choices = toChoices({
    chosen,
    edits: edits([
      ['POST /edited', { name: ' edit ', kind: 'Write', group: 'Orders', hidden: true, refusal: 'x' }],
      ['GET /changed', { kind: 'Write', hidden: true }],
      ['GET /given-up', { theirs: true }],
    ]),
    fates: new Map([
      ['kept', 'keep'],
      ['away', 'remove'],
      ['aside', 'hide'],
    ]),
    server: null,
  })
  expect(choices).toEqual({
    choices: [
      { operation: 'GET /plain' },
      {
        operation: 'POST /edited',
        name: 'edit',
        annotations: { readOnlyHint: false, destructiveHint: false },
        group: 'Orders',
        hidden: true,
      },
      { operation: 'GET /changed' },
      { operation: 'GET /given-up', theirs: true },
      { operation: 'GET /own', theirs: true },
    ],
    hide: ['aside'],
    remove: ['away'],
  })
  expect(ImportChoices.safeParse(choices).success).toBe(true)
})

test('a server address takes the values given, then the defaults, then the first of a list', () => {
  const server = {
    url: 'https://{region}.example.com/{version}/{other}',
    resolved: 'https://eu.example.com/v1/{other}',
    description: '',
    variables: [
      { name: 'region', default: 'eu', values: ['eu', 'us'], description: '' },
      { name: 'version', default: '', values: ['v1'], description: '' },
    ],
  }
  expect(serverAddress(server, {})).toBe('https://eu.example.com/v1/{other}')
  expect(serverAddress(server, { region: 'us' })).toBe('https://us.example.com/v1/{other}')
})
