import { describe, expect, test } from 'vitest'
import { importOpenApi, type ListedOperation, proposeSelection, SELECTION_LIMIT } from '@/lib/imports'
import { publishedDocuments } from '../support/openapi-documents'

/** Operations as an import lists them; a `!` before one says that it is deprecated. */
function listed(...operations: string[]): ListedOperation[] {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const [method = '', path = ''] = operation.replace('!', '').split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: { deprecated: operation.startsWith('!') } }
  }
  return importOpenApi({ openapi: '3.0.0', paths }).operations
}

const crud = (things: string) => [
  `GET /${things}`,
  `POST /${things}`,
  `GET /${things}/{id}`,
  `PATCH /${things}/{id}`,
  `DELETE /${things}/{id}`,
]
/** Enough that something has to be left out. */
const SHOP = [...crud('orders'), ...crud('customers'), ...crud('products'), 'POST /orders/{id}/cancel']

const reasonsOf = (...operations: string[]) =>
  Object.fromEntries(proposeSelection(listed(...operations)).left.map(({ operation, reason }) => [operation, reason]))

describe('few operations', () => {
  test('are all proposed but the deprecated', () => {
    const { selected, left } = proposeSelection(listed('GET /orders', '!GET /old', 'GET /health', 'POST /admin/reset'))
    expect(selected).toEqual(['GET /orders', 'GET /health', 'POST /admin/reset'])
    expect(left).toEqual([{ operation: 'GET /old', reason: 'deprecated', sentence: 'The API calls it deprecated.' }])
  })

  test('none at all', () => {
    expect(proposeSelection([])).toEqual({ selected: [], left: [] })
  })
})

describe('above the limit', () => {
  test('what reads and writes the main things first, then what is done with them, deletes last', () => {
    const { selected, left } = proposeSelection(listed(...SHOP))
    expect(selected).toHaveLength(SELECTION_LIMIT)
    expect(selected).toEqual(
      expect.arrayContaining(['GET /orders', 'PATCH /products/{id}', 'POST /orders/{id}/cancel']),
    )
    expect(left).toEqual([
      { operation: expect.stringContaining('DELETE'), reason: 'delete', sentence: expect.stringContaining('deletes') },
    ])
  })

  test.each([
    ['!GET /carts', 'deprecated'],
    ['GET /healthz', 'health'],
    ['GET /v1/status', 'health'],
    ['GET /.well-known/security', 'health'],
    ['POST /oauth/token', 'auth'],
    ['POST /users/login', 'auth'],
    ['GET /api-keys', 'auth'],
    ['POST /auth/refreshToken', 'auth'],
    ['POST /webhooks', 'webhook'],
    ['DELETE /repos/{id}/hooks/{hook}', 'webhook'],
    ['GET /admin/users', 'admin'],
    ['POST /internal/reindex', 'admin'],
    ['POST /orders/bulk', 'bulk'],
    ['POST /orders/batch_update', 'bulk'],
    ['DELETE /orders', 'bulk'],
    ['PUT /orders/{id}', 'duplicate'],
    ['GET /orders/', 'duplicate'],
    ['GET /orders.json', 'duplicate'],
  ])('%s is left out: %s', (operation, reason) => {
    expect(reasonsOf(...SHOP, operation)[operation.replace('!', '')]).toBe(reason)
  })

  test.each(['GET /search', 'GET /me', 'GET /orders/{id}/status', 'GET /articles/{id}/authors', 'POST /hooked/items'])(
    '%s is left out for no such reason',
    (operation) => {
      expect([undefined, 'minor']).toContain(reasonsOf(...SHOP, operation)[operation])
    },
  )

  test('the last version stays, and says which one it replaces', () => {
    const { left } = proposeSelection(
      listed(...SHOP, 'GET /v1/carts/{id}', 'GET /v2/carts/{cart}', 'GET /v10/carts/{id}'),
    )
    expect(left.filter(({ reason }) => reason === 'duplicate')).toEqual([
      { operation: 'GET /v1/carts/{id}', reason: 'duplicate', sentence: 'GET /v10/carts/{id} does the same.' },
      { operation: 'GET /v2/carts/{cart}', reason: 'duplicate', sentence: 'GET /v10/carts/{id} does the same.' },
    ])
  })

  test('a version that is deprecated gives way to an older one', () => {
    const reasons = reasonsOf(...SHOP, 'GET /v1/carts', '!GET /v2/carts')
    expect(reasons).toMatchObject({ 'GET /v2/carts': 'deprecated' })
    expect(reasons['GET /v1/carts']).not.toBe('duplicate')
  })

  test('an API that is all about administration is not left out', () => {
    const admin = SHOP.map((operation) => operation.replace(' /', ' /admin/'))
    const { selected, left } = proposeSelection(listed(...admin))
    expect(selected).toHaveLength(SELECTION_LIMIT)
    expect(left.map(({ reason }) => reason)).toEqual(['delete'])
  })

  test('what is done stands behind a dot in some paths', () => {
    const owners = ['chat', 'files', 'users', 'teams']
    const verbs = ['list', 'info', 'create', 'update', 'kick', 'rename']
    const { selected } = proposeSelection(
      listed(...owners.flatMap((owner) => verbs.map((verb, at) => `${at < 2 ? 'GET' : 'POST'} /${owner}.${verb}`))),
    )
    expect(selected.filter((operation) => /kick|rename/.test(operation))).toEqual([])
  })
})

test('every operation is either proposed or left out with a sentence, whatever the order of the document', () => {
  for (const { text } of publishedDocuments().filter(({ name }) => name.endsWith('.json'))) {
    const { operations } = importOpenApi(text, { select: [] })
    const { selected, left } = proposeSelection(operations)
    expect([...selected, ...left.map(({ operation }) => operation)].sort()).toEqual(
      operations.map(({ operation }) => operation).sort(),
    )
    expect(selected.length).toBeLessThanOrEqual(SELECTION_LIMIT)
    expect(left.every(({ sentence }) => /^[A-Z].*\.$/.test(sentence))).toBe(true)
    expect(new Set(proposeSelection([...operations].reverse()).selected)).toEqual(new Set(selected))
  }
})
