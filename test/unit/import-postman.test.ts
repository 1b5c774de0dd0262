import { expect, test } from 'vitest'
import { exampleRequest, importAll, sampleText } from '../support/sample-documents'

const SHOP = 'https://api.shop.test/v1'
const shop = () => importAll('postman', sampleText('postman', 'collection.json'))
const request = (request: unknown, more: object = {}) => {
  return importAll('postman', { info: { name: 'X' }, item: [{ name: 'Get things', request }], ...more })
}

test('reads name, description, base URL and ways in of the collection', () => {
  const { name, description, baseUrl, credentials, notes } = shop()
  expect({ name, description, baseUrl }).toEqual({
    name: 'Shop',
    description: 'Orders of a **small** shop.',
    baseUrl: SHOP,
  })
  expect(credentials).toMatchObject([
    { kind: 'header', name: 'X-Api-Key', value: '', isDefault: true },
    { kind: 'bearer', value: '', isDefault: false },
  ])
  expect(notes).toEqual([{ operation: 'Scripts', note: expect.stringContaining('left out') }])
})

test('makes a tool of every request, in the group of its folders', () => {
  expect(shop().tools.map(({ name, title, group }) => [name, title, group])).toEqual([
    ['list_orders', 'List orders', 'Orders'],
    ['get_one_order', 'Get one order', 'Orders'],
    ['add_note', 'Add a note', 'Orders'],
    ['search_orders', 'Search orders', 'Orders / Search'],
    ['create_payment', 'Pay', 'Payments'],
    ['upload_photo', 'Upload a photo', 'Payments'],
    ['send_report', 'Send the report', 'Payments'],
    ['replace_label_id', 'Label', 'Payments'],
    ['get_order', 'Order by GraphQL', undefined],
  ])
})

test.each<[tool: string, call: string, headers: object, body: string | null, more?: object]>([
  [
    'list_orders',
    `GET ${SHOP}/orders?status=open&limit=20&sort=date`,
    { 'x-shop': 'north', 'x-limit-hint': '20' },
    null,
  ],
  ['get_one_order', `GET ${SHOP}/orders/A7`, {}, null],
  [
    'add_note',
    `POST ${SHOP}/orders/A7/notes`,
    { 'content-type': 'application/json' },
    '{"text":"Hi A7","limit":20,"extra":null,"due":{"date":"2026-01-02"}}',
    { extra: null },
  ],
  ['search_orders', `GET ${SHOP}/orders/search?q=blue+shoes`, {}, null],
  ['create_payment', `POST ${SHOP}/payments`, { 'x-mode': 'test' }, 'amount=2000&item=a&item=b&note=later'],
  ['send_report', `PUT ${SHOP}/reports/9`, { 'content-type': 'application/pdf' }, 'PDF', { body: { text: 'PDF' } }],
  ['replace_label_id', `PUT ${SHOP}/labels/9.xml`, { 'content-type': 'application/xml' }, '<label/>'],
])('%s called with its examples sends what the request sends', (tool, call, headers, body, more = {}) => {
  const sent = exampleRequest(shop(), tool, { ...more })
  expect([sent.call, sent.body]).toEqual([call, body])
  expect(sent.headers).toMatchObject(headers)
})

test('describes parameters, and takes what is switched off as optional', () => {
  const [list, get] = shop().tools
  expect(list?.parameters).toMatchObject([
    { name: 'status', description: 'Such as open.', schema: { examples: ['open'] } },
    { name: 'limit', schema: { type: 'integer', examples: [20] } },
    { name: 'sort', required: false, description: 'What to sort by.' },
    { name: 'cursor', required: false, schema: { type: 'string' } },
    { name: 'x_shop', sendAs: 'X-Shop', schema: { default: 'north' } },
    { name: 'x_limit_hint', schema: { examples: ['20'] } },
    { name: 'x_off', required: false },
  ])
  expect(get?.parameters).toMatchObject([{ name: 'order_id', in: 'path', description: "The order's number." }])
})

test('reads files of a form, and the variables of GraphQL', () => {
  const { tools } = shop()
  expect(tools.find(({ name }) => name === 'upload_photo')?.parameters).toMatchObject([
    { name: 'title', schema: { examples: ['Front'] } },
    { name: 'photo', required: true, style: 'file' },
    { name: 'others', required: false, style: 'file', schema: { type: 'array' } },
  ])
  expect(tools.find(({ name }) => name === 'get_order')).toMatchObject({
    annotations: { readOnlyHint: true },
    bodyTemplate: { query: 'query Order($id: ID!) { order(id: $id) { id } }', variables: { id: '{{arguments.id}}' } },
    parameters: [{ name: 'id', required: true, schema: { examples: ['A7'] } }],
  })
})

test('lists what it leaves out with a reason', () => {
  expect(shop().skipped).toEqual([
    { operation: 'OPTIONS Check', reason: expect.stringContaining('Tools call with') },
    { operation: 'GET Broken', reason: 'The request is no object.' },
    { operation: 'GET /v1/things', reason: expect.stringContaining('https://other.shop.test') },
    { operation: 'GET /things', reason: expect.stringContaining('{{elsewhere}} has no value') },
    { operation: 'POST /orders/{id}/notes', reason: 'Another request of the document calls the same.' },
  ])
})

test('leaves the base URL open where its variable has no value, and takes one that is given', () => {
  const text = sampleText('postman', 'version-2.0.json')
  const open = importAll('postman', text)
  expect([open.baseUrl, open.tools.map(({ path }) => path)]).toEqual(['', ['/v1/boxes', '/v1/boxes/{box_id}']])
  expect(open.credentials).toMatchObject([{ kind: 'basic', name: '', value: '', isDefault: true }])
  const given = importAll('postman', text, { variables: { baseUrl: 'http://boxes.test/api' } })
  expect([given.baseUrl, given.tools[0]?.path]).toEqual(['http://boxes.test/api/v1', '/boxes'])
})

test.each<[string, unknown, string]>([
  ['a text', 'https://a.test/v1/things/7', 'GET /things/{thing_id}'],
  [
    'only its pieces',
    { host: ['a', 'test'], path: ['v1', 'things', ':thingId'], port: '8080' },
    'GET /things/{thing_id}',
  ],
  ['no scheme', 'a.test/things', 'GET /things'],
  ['a variable beside text', 'https://a.test/things/{{id}}.json', 'GET /things/{id}.json'],
  ['a fragment', 'https://a.test/things#top', 'GET /things'],
])('reads an address of %s', (_, url, operation) => {
  expect(request({ url, method: 'GET' }).operations).toMatchObject([{ operation }])
})

test.each<[string, object, object[]]>([
  [
    'apikey in the query',
    {
      type: 'apikey',
      apikey: [
        { key: 'key', value: 'k' },
        { key: 'value', value: 'not-a-real-key' },
        { key: 'in', value: 'query' },
      ],
    },
    [{ kind: 'query', name: 'k', value: '' }],
  ],
  ['basic', { type: 'basic', basic: [{ key: 'username', value: 'ann' }] }, [{ kind: 'basic', name: '', value: '' }]],
  [
    'oauth2',
    {
      type: 'oauth2',
      oauth2: [
        { key: 'accessTokenUrl', value: 'https://a.test/token' },
        { key: 'scope', value: 'a b' },
      ],
    },
    [{ kind: 'bearer', oauth: [{ tokenUrl: 'https://a.test/token', scopes: ['a', 'b'] }] }],
  ],
  ['noauth', { type: 'noauth' }, []],
  ['a signature', { type: 'awsv4', awsv4: [] }, []],
])('proposes a credential for %s', (_, auth, credentials) => {
  const found = request({ url: 'https://a.test/things', auth })
  expect(found.credentials).toMatchObject(credentials)
  expect(JSON.stringify(found)).not.toContain('not-a-real-key')
})

test('keys in the query and in headers become credentials, and no parameters', () => {
  const header = [
    { key: 'Authorization', value: 'Bearer not-a-real-token' },
    { key: 'X-Api-Key', value: '{{key}}' },
  ]
  const found = request({ url: 'https://a.test/things?api_key=not-a-real-key&q=1', header })
  expect(found.tools[0]?.parameters.map(({ name }) => name)).toEqual(['q'])
  expect(found.credentials.map(({ kind, name, value }) => [kind, name, value])).toEqual([
    ['bearer', '', ''],
    ['header', 'X-Api-Key', ''],
    ['query', 'api_key', ''],
  ])
  expect(JSON.stringify(found)).not.toContain('not-a-real')
})

test('the value of a secret variable is no example', () => {
  const variable = [{ key: 'who', value: 'hidden-value', type: 'secret' }]
  const found = request({ url: 'https://a.test/things?who={{who}}' }, { variable })
  expect(found.tools[0]?.parameters).toMatchObject([{ name: 'who', schema: { type: 'string' } }])
  expect(JSON.stringify(found)).not.toContain('hidden-value')
})

test.each([
  [{ info: {}, requests: [], order: [] }, 'version 1'],
  [{ openapi: '3.1.0' }, 'no Postman collection'],
])('refuses %j at the document', (document, message) => {
  expect(() => importAll('postman', document)).toThrow(
    expect.objectContaining({ fields: { document: expect.stringContaining(message) } }),
  )
})
