import { expect, test } from 'vitest'
import { importDocument, parseCurl } from '@/lib/imports'
import { exampleRequest, importAll, sampleText } from '../support/sample-documents'

const SHOP = 'https://api.shop.test/v1'
const bash = () => importAll('curl', sampleText('curl', 'bash.sh'))

test('makes a tool of every command of a text, and none of what is no cURL', () => {
  const { tools, skipped, baseUrl, credentials } = bash()
  expect(baseUrl).toBe(SHOP)
  expect(tools.map(({ name, method, path, bodyEncoding }) => [name, `${method} ${path}`, bodyEncoding])).toEqual([
    ['list_orders', 'GET /orders', 'json'],
    ['create_note', 'POST /orders/{order_id}/notes', 'json'],
    ['list_customers', 'GET /customers', 'json'],
    ['create_payment', 'POST /payments', 'form'],
    ['delete_order', 'DELETE /orders/{order_id}', 'json'],
    ['create_batch', 'POST /batch', 'json'],
    ['replace_label', 'PUT /orders/{order_id}/label', 'raw'],
    ['create_file', 'POST /files', 'multipart'],
    ['replace_report', 'PUT /reports/{report_id}', 'raw'],
    ['get_status', 'GET /status', 'json'],
    ['get_summary', 'GET /summary', 'json'],
    ['list_notes', 'GET /notes', 'json'],
  ])
  expect(skipped).toEqual([])
  expect(credentials.map(({ kind, value }) => [kind, value])).toEqual([['bearer', '']])
})

test.each<[tool: string, call: string, headers: object, body: string | null]>([
  ['list_orders', `GET ${SHOP}/orders?status=open&limit=20`, {}, null],
  [
    'create_note',
    `POST ${SHOP}/orders/A7/notes?notify=true`,
    { 'x-shop': 'north', 'content-type': 'application/json' },
    `{"text":"It's here","tags":["a","b"],"due":{"date":"2026-01-02","hour":9}}`,
  ],
  ['list_customers', `GET ${SHOP}/customers?q=Ann+Lee+%26+co&page=2`, {}, null],
  [
    'create_payment',
    `POST ${SHOP}/payments`,
    { 'content-type': 'application/x-www-form-urlencoded' },
    'amount=2000&metadata%5Border%5D=7&item=a&item=b',
  ],
  ['delete_order', `DELETE ${SHOP}/orders/77`, {}, null],
  ['create_batch', `POST ${SHOP}/batch`, { 'content-type': 'application/json' }, '[1,2,3]'],
  [
    'replace_label',
    `PUT ${SHOP}/orders/77/label`,
    { 'content-type': 'application/xml' },
    '<label><to>Ann</to></label>',
  ],
  ['get_summary', `GET ${SHOP}/summary?from=2026-01-01`, {}, null],
  ['list_notes', `GET ${SHOP}/notes?text=it%27s`, {}, null],
])('%s called with its examples sends what the command sent', (tool, call, headers, body) => {
  const sent = exampleRequest(bash(), tool)
  expect([sent.call, sent.body]).toEqual([call, body])
  expect(sent.headers).toMatchObject(headers)
})

test('a form with a file sends its parts, and a file alone its bytes', () => {
  const found = bash()
  const { body, headers } = exampleRequest(found, 'create_file', {
    file: { text: 'PNG', name: 'photo.png', type: 'image/png' },
  })
  expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  expect(body?.replaceAll('\r\n', '\n')).toMatch(
    /name="title"\n\nThe "one"\n[\s\S]*name="meta"\nContent-Type: application\/json\n\n\{"a":1\}\n[\s\S]*name="file"; filename="photo.png"\nContent-Type: image\/png\n\nPNG\n/,
  )
  expect(exampleRequest(found, 'replace_report', { body: { text: 'PDF' } })).toMatchObject({
    call: `PUT ${SHOP}/reports/9`,
    body: 'PDF',
  })
})

test.each([
  ['chrome-cmd.txt', `POST ${SHOP}/orders/A7/notes?notify=true&lang=de`, '{"text":"100% sure","count":2}'],
  ['cmd.txt', `POST ${SHOP}/orders`, '{"text":"Hi","count":2}'],
  ['powershell.txt', `POST ${SHOP}/orders`, `{"text":"It's here","count":2}`],
])('reads the quotes of %s', (name, call, body) => {
  const found = importAll('curl', sampleText('curl', name))
  expect(exampleRequest(found, found.tools[0]?.name ?? '')).toMatchObject({ call, body })
})

test('keeps a GraphQL query, and takes its variables as arguments', () => {
  const { tools } = importAll('curl', sampleText('curl', 'graphql.sh'))
  expect(tools.map(({ name, annotations }) => [name, annotations.readOnlyHint])).toEqual([
    ['get_order', true],
    ['cancel_order', false],
    ['get_viewer', true],
  ])
  expect(tools[0]).toMatchObject({
    bodyTemplate: {
      query: expect.stringMatching(/^query GetOrder\(\$id: ID!, \$first: Int = 10\) \{\n/),
      variables: { id: '{{arguments.id}}', first: '{{arguments.first}}' },
      operationName: 'GetOrder',
    },
    parameters: [
      { name: 'id', in: 'body', required: true, schema: { type: ['string', 'integer'], examples: ['A7'] } },
      { name: 'first', in: 'body', required: false, schema: { type: ['integer', 'null'], examples: [5] } },
    ],
  })
  expect(tools[1]?.parameters).toMatchObject([{ name: 'input', required: true, schema: { type: 'object' } }])
  expect(tools[2]).toMatchObject({ parameters: [], bodyTemplate: { query: '{ viewer { name } }' } })
})

test.each([
  ['a comment behind a command', `curl https://a.test/x # curl https://a.test/y`, ['GET /x']],
  [
    'a prompt and its output',
    `ann@shop:~$ curl https://a.test/x\n{"a": 1}\n% curl https://a.test/y`,
    ['GET /x', 'GET /y'],
  ],
  ['a command behind a pipe', `curl https://a.test/x | grep curl && curl https://a.test/y`, ['GET /x', 'GET /y']],
  ['a caret before a quote, which is no cmd', `curl https://a.test/x \\\n  -d '{"a":" ^","b":1}'`, ['POST /x']],
  ['--next', `curl https://a.test/x --next -d a=1 https://a.test/y`, ['GET /x', 'POST /y']],
  [
    'variables in the path',
    'curl "https://a.test/things/$THING_ID/parts/%PART%"',
    ['GET /things/{thing_id}/parts/{part}'],
  ],
  ['several versions', `curl https://a.test/api/v1/x\ncurl https://a.test/api/v2/y`, ['GET /v1/x', 'GET /v2/y']],
])('reads %s', (_, text, operations) => {
  expect(importAll('curl', text).operations.map(({ operation }) => operation)).toEqual(operations)
})

test('leaves the base URL open where a variable stands for it', () => {
  const found = importAll('curl', 'curl $API/v1/orders/7')
  expect([found.baseUrl, found.tools[0]?.path, found.servers[0]?.url]).toEqual(['', '/v1/orders/{order_id}', '$API'])
  expect(parseCurl('curl $API/v1/orders/7')).toMatchObject({ baseUrl: '', args: { order_id: 7 } })
})

test('lists what cannot be called with its reason, and goes on', () => {
  const text = `curl ftp://a.test/x\ncurl -X OPTIONS https://a.test/y\ncurl https://a.test/z\ncurl https://b.test/z\ncurl -s\ncurl https://a.test/z?q=1`
  expect(importAll('curl', text).skipped).toEqual([
    { operation: 'Command 1', reason: expect.stringContaining('ftp://') },
    { operation: 'Command 2', reason: expect.stringContaining('OPTIONS cannot be called') },
    { operation: 'Command 5', reason: expect.stringContaining('no address') },
    { operation: 'GET /z', reason: expect.stringContaining('https://b.test. A connector has one base URL') },
    { operation: 'GET /z', reason: 'Another request of the document calls the same.' },
  ])
})

test('takes the server that the connector has, where a text calls several', () => {
  const text = `curl https://a.test/x\ncurl https://a.test/y\ncurl https://b.test/z`
  expect(importAll('curl', text).baseUrl).toBe('https://a.test')
  const own = importAll('curl', text, { baseUrl: 'https://b.test/api' })
  expect([own.baseUrl, own.operations.map(({ operation }) => operation)]).toEqual(['https://b.test', ['GET /z']])
  expect(importAll('curl', text, { server: 1 }).baseUrl).toBe('https://b.test')
})

test.each([
  ['', 'Paste a cURL command'],
  ['wget https://a.test', 'does not begin with curl'],
  ["curl 'https://a.test", 'is never closed'],
  ['curl -s', 'no address'],
  ['x'.repeat(2_000_001), 'longer than'],
])('refuses %.30j at the document', async (text, message) => {
  await expect(importDocument('curl', text)).rejects.toMatchObject({
    code: 'invalid_argument',
    fields: { document: expect.stringContaining(message) },
  })
})

test('the editor takes the first command, and says that others follow', () => {
  const { tool, warnings } = parseCurl(`curl https://a.test/x\ncurl https://a.test/y\ncurl 'broken`)
  expect([tool.path, warnings]).toEqual([
    '/x',
    ['2 other commands follow. Only the first is read; an import reads all.'],
  ])
})

test.each([
  [
    'a password in XML',
    `curl https://a.test/x -H 'Content-Type: text/xml' -d '<a><password>hidden-word</password></a>'`,
  ],
  ['a token in a header of its own', 'curl https://a.test/x -H "X-Thing: ghp_hiddenword1234567890"'],
  ['a nested password', `curl https://a.test/x -d '{"user":{"name":"Ann","password":"hidden-word"}}'`],
  ['a key set before, in the address', 'API_KEY=hidden-word\ncurl https://a.test/keys/$API_KEY'],
  ['a password in a part', 'curl https://a.test/x -F password=hidden-word'],
])('%s is no example', (_, command) => {
  const found = importAll('curl', command)
  expect(found.tools).toHaveLength(1)
  expect(JSON.stringify(found)).not.toContain('hidden')
})

test('a secret inside a GraphQL query is refused', () => {
  const command = `curl https://a.test/graphql -d '{"query":"mutation { login(password: \\"hidden-word\\") { id } }"}'`
  const { tools, skipped } = importAll('curl', command)
  expect([tools, skipped]).toEqual([
    [],
    [{ operation: 'POST /graphql run_login', reason: expect.stringContaining('Make it a variable') }],
  ])
})

test('an accepted type that names a version is sent, an ordinary one is not', () => {
  const found = importAll(
    'curl',
    `curl https://a.test/x -H 'Accept: application/vnd.shop.v3+json'\ncurl https://a.test/y -H 'Accept: application/json'`,
  )
  expect(exampleRequest(found, 'get_x').headers.accept).toBe('application/vnd.shop.v3+json')
  expect(found.tools[1]?.parameters).toEqual([])
})
