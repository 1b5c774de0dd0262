import { describe, expect, test } from 'vitest'
import { ToolDefinition } from '@/lib/connectors/schema'
import { parseCurl } from '@/lib/imports'

const parameters = (command: string) =>
  parseCurl(command).tool.parameters.map(({ name, in: place, schema, sendAs }) => [place, sendAs ?? name, schema.type])

test('drafts a whole tool', () => {
  const { tool, baseUrl, credential, args, warnings } =
    parseCurl(`curl -X POST 'https://api.shop.test/v1/orders/123/notes?notify=true' \\
    -H 'Authorization: Bearer sk_live_1' \\
    -H 'Content-Type: application/json' -H 'X-Shop: north' --compressed -s \\
    -d '{"text":"It'\\''s here","due":"2026-01-02","tags":["a"]}'`)
  expect(ToolDefinition.parse(tool)).toEqual(tool)
  expect({ baseUrl, credential, warnings }).toEqual({
    baseUrl: 'https://api.shop.test/v1',
    credential: { kind: 'bearer', name: '', value: 'sk_live_1' },
    warnings: [],
  })
  expect(tool).toMatchObject({
    name: 'create_note',
    title: 'Create note',
    method: 'POST',
    path: '/orders/{order_id}/notes',
    bodyEncoding: 'json',
    annotations: { readOnlyHint: false, destructiveHint: true },
    parameters: [
      { name: 'order_id', in: 'path', required: true, schema: { type: 'integer', examples: [123] } },
      { name: 'notify', in: 'query', required: false, schema: { type: 'boolean', examples: [true] } },
      { name: 'text', in: 'body', required: true, schema: { type: 'string', examples: ["It's here"] } },
      { name: 'due', in: 'body', schema: { type: 'string', format: 'date' } },
      { name: 'tags', in: 'body', schema: { type: 'array', items: { type: 'string' } } },
      { name: 'x_shop', in: 'header', sendAs: 'X-Shop', schema: { type: 'string', default: 'north' } },
    ],
  })
  expect(args).toMatchObject({ order_id: 123, notify: true, text: "It's here" })
})

test.each([
  [`curl https://a.test/x`, 'GET'],
  [`curl -d a=1 https://a.test/x`, 'POST'],
  [`curl -G -d a=1 https://a.test/x`, 'GET'],
  [`curl -XDELETE https://a.test/x`, 'DELETE'],
  [`curl -sSLXPUT https://a.test/x`, 'PUT'],
  [`curl --request=patch https://a.test/x`, 'PATCH'],
  [`$ curl --json '{"a":1}' https://a.test/x | jq .`, 'POST'],
  [`curl -I https://a.test/x`, 'GET'],
  [`curl -F file=@a.png https://a.test/x`, 'POST'],
])('%s calls with %s', (command, method) => {
  expect(parseCurl(command).tool.method).toBe(method)
})

describe('reads the shell', () => {
  test.each([
    ['single quotes', `curl 'https://a.test/x?q=a b"c'`, 'a b"c'],
    ['double quotes', `curl "https://a.test/x?q=a\\"b'c"`, `a"b'c`],
    ['ANSI-C quotes', `curl -G https://a.test/x --data-urlencode $'q=it\\'s \\u00e9\\x41\\101'`, "it's éAA"],
    ['pieces that touch', `curl https://a.test/x?q=a'b'"c"d`, 'abcd'],
    ['an escaped blank', `curl -G https://a.test/x --data-urlencode q=a\\ b`, 'a b'],
    ['a line continued', `curl \\\n  'https://a.test/x?q=1a'`, '1a'],
    ['a line continued in cmd', `curl ^\r\n  "https://a.test/x?q=1a"`, '1a'],
    ['an ampersand nobody quoted', `curl https://a.test/x?p=1&q=z`, 'z'],
    ['options after the address', `curl https://a.test/x?q=y -s --max-time 10 -o out.json`, 'y'],
    ['a line that lost its backslash', `curl -G https://a.test/x\n  -d q=y`, 'y'],
    ['only the first command', `curl https://a.test/x?q=y; rm -rf q=z`, 'y'],
    ['a redirection', `curl https://a.test/x?q=y > q.json 2>&1`, 'y'],
    ['--url', `curl --url https://a.test/x?q=y`, 'y'],
  ])('%s', (_, command, value) => {
    expect(parseCurl(command).args.q).toBe(value)
  })
})

test.each([
  [`curl 'https://a.test/x`, "The quote ' in line 1, column 6 is never closed"],
  [`curl https://a.test/x \\\n -d "{`, 'The quote " in line'],
  [`curl -X`, '-X at the end needs a value'],
  [`curl -H`, '-H at the end needs a value'],
  [`curl -s`, 'There is no address'],
  [`curl`, 'There is no address'],
  [``, 'Paste a cURL command'],
  [`wget https://a.test`, 'does not begin with curl'],
  [`curl ftp://a.test/x`, 'ftp://'],
  [`curl file:///etc/passwd`, 'file://'],
  [`curl 'https://a b/x'`, 'is no address'],
  [`curl -X OPTIONS https://a.test/x`, 'OPTIONS cannot be called'],
  [`curl -H 'nothing' https://a.test/x`, 'has no colon'],
  [`curl https://a.test/${'x'.repeat(100_001)}`, 'longer than'],
])('%j is refused at the field', (command, message) => {
  const attempt = () => parseCurl(command)
  expect(attempt).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
  expect(attempt).toThrow(expect.objectContaining({ fields: { curl: expect.stringContaining(message) } }))
})

describe('takes secrets out of the tool', () => {
  const SECRET = 's3cr3t-value-123'
  test.each([
    [`-H 'Authorization: Bearer ${SECRET}'`, { kind: 'bearer', name: '', value: SECRET }],
    [`--oauth2-bearer ${SECRET}`, { kind: 'bearer', name: '', value: SECRET }],
    [`-u ada:${SECRET}`, { kind: 'basic', name: 'ada', value: SECRET }],
    [`-H 'Authorization: Basic ${btoa(`ada:${SECRET}`)}'`, { kind: 'basic', name: 'ada', value: SECRET }],
    [`-u ${SECRET}:`, { kind: 'header', name: 'Authorization', value: `Basic ${btoa(`${SECRET}:`)}` }],
    [`-H 'Authorization: Token ${SECRET}'`, { kind: 'header', name: 'Authorization', value: `Token ${SECRET}` }],
    [`-H 'X-Api-Key: ${SECRET}'`, { kind: 'header', name: 'X-Api-Key', value: SECRET }],
    [`-H 'Ocp-Apim-Subscription-Key: ${SECRET}'`, { kind: 'header', name: 'Ocp-Apim-Subscription-Key', value: SECRET }],
    [`-G -d api_key=${SECRET}`, { kind: 'query', name: 'api_key', value: SECRET }],
    [`-b 'session=${SECRET}'`, null],
    [`-H 'Cookie: session=${SECRET}'`, null],
    [`-d '{"password":"${SECRET}"}'`, null],
  ])('%s', (option, credential) => {
    const found = parseCurl(`curl https://a.test/x ${option}`)
    expect(found.credential).toEqual(credential)
    expect(JSON.stringify(found.tool)).not.toContain(SECRET)
    expect(JSON.stringify(found.warnings)).not.toContain(SECRET)
  })

  test('from the address', () => {
    const found = parseCurl(`curl 'https://ada:${SECRET}@a.test/v1/x?key=k1'`)
    expect(found).toMatchObject({
      baseUrl: 'https://a.test/v1',
      credential: { kind: 'basic', name: 'ada', value: SECRET },
    })
    expect(found.warnings).toEqual([expect.stringContaining('second credential')])
    expect(JSON.stringify(found.tool)).not.toMatch(/s3cr3t|k1/)
  })

  test.each(['$TOKEN', '<token>', 'YOUR_API_KEY', '{{token}}'])('a stand-in %s is no value', (value) => {
    expect(
      parseCurl(`curl https://a.test/x -H "Authorization: Bearer ${value.replace('$', '\\$')}"`).credential,
    ).toEqual({
      kind: 'bearer',
      name: '',
      value: '',
    })
  })
})

test.each([
  ['GET', '/orders', 'https://a.test', '/orders', 'list_orders'],
  ['GET', '/v1/orders/123', 'https://a.test/v1', '/orders/{order_id}', 'get_order'],
  ['GET', '/api/v2/companies/7', 'https://a.test/api/v2', '/companies/{company_id}', 'get_company'],
  ['GET', '/admin/api/2024-01/orders.json', 'https://a.test/admin/api/2024-01', '/orders.json', 'list_orders'],
  ['GET', '/api', 'https://a.test', '/api', 'get_api'],
  ['GET', '/', 'https://a.test', '/', 'get_item'],
  ['POST', '/orders', 'https://a.test', '/orders', 'create_order'],
  ['POST', '/orders/A7/cancel', 'https://a.test', '/orders/{order_id}/cancel', 'cancel_order'],
  ['GET', '/orders/search', 'https://a.test', '/orders/search', 'search_orders'],
  ['PATCH', '/users/6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'https://a.test', '/users/{user_id}', 'update_user'],
  ['DELETE', '/customers/cus_9s6XKzkNRiz8i3', 'https://a.test', '/customers/{customer_id}', 'delete_customer'],
  ['PUT', '/boxes/5f3a9b2c1d4e6f7a8b9c0d1e', 'https://a.test', '/boxes/{box_id}', 'replace_box'],
  ['GET', '/a/1/a/2', 'https://a.test', '/a/{a_id}/a/{a_id_2}', 'get_a'],
  ['GET', '/users/:id/posts', 'https://a.test', '/users/{id}/posts', 'list_posts'],
  ['GET', '/users/{userId}', 'https://a.test', '/users/{user_id}', 'get_user'],
  ['GET', '/7.json', 'https://a.test', '/{id}.json', 'get_item'],
  ['GET', '/weather/current', 'https://a.test', '/weather/current', 'get_current'],
  ['GET', '/status', 'https://a.test', '/status', 'get_status'],
])('%s %s becomes %s + %s, %s', (method, path, baseUrl, template, name) => {
  const found = parseCurl(`curl -X ${method} 'https://a.test${path}'`)
  expect([found.baseUrl, found.tool.path, found.tool.name]).toEqual([baseUrl, template, name])
  expect(ToolDefinition.parse(found.tool)).toEqual(found.tool)
})

test.each([
  [
    '?n=20&z=007&f=1.5&e=',
    [
      ['query', 'n', 'integer'],
      ['query', 'z', 'string'],
      ['query', 'f', 'number'],
      ['query', 'e', 'string'],
    ],
  ],
  [
    '?filter[status]=open&ids=1&ids=2',
    [
      ['query', 'filter[status]', 'string'],
      ['query', 'ids', 'array'],
    ],
  ],
  ['?big=12345678901234567890', [['query', 'big', 'string']]],
])('infers types of %s', (query, expected) => {
  expect(parameters(`curl -g 'https://a.test/x${query}'`)).toEqual(expected)
})

test('sends a form as a form', () => {
  const { tool } = parseCurl(`curl https://a.test/x -d amount=2000 -d 'metadata[order]=7' --data-urlencode 'note=a&b'`)
  expect(tool.bodyEncoding).toBe('form')
  expect(tool.parameters).toMatchObject([
    { name: 'amount', schema: { type: 'integer' } },
    { name: 'metadata_order', sendAs: 'metadata[order]' },
    { name: 'note', schema: { examples: ['a&b'] } },
  ])
})

test('names that clash stay apart', () => {
  const { tool } = parseCurl(`curl 'https://a.test/items/1?item_id=2' -d '{"item_id":3}'`)
  expect(tool.parameters.map(({ name, sendAs }) => [name, sendAs])).toEqual([
    ['item_id', undefined],
    ['item_id_2', 'item_id'],
    ['item_id_3', 'item_id'],
  ])
})

test.each([
  [`-d @body.json`, 'body.json'],
  [`-H 'Content-Type: application/json' -d '{broken'`, 'no JSON'],
  [`-X GET -d a=1`, 'none with GET'],
  [`-b a=1`, 'cookies'],
  [`https://b.test/second`, 'Only the first address'],
])('%s comes with a warning', (option, warning) => {
  expect(parseCurl(`curl https://a.test/x ${option}`).warnings.join(' ')).toContain(warning)
})

test('browser headers are no parameters', () => {
  const browser = [
    'accept: */*',
    'accept-language: de',
    'sec-fetch-mode: cors',
    'user-agent: M',
    'origin: https://a.test',
  ]
  const command = `curl 'https://a.test/x' ${browser.map((line) => `-H '${line}'`).join(' ')}`
  expect(parseCurl(command).tool.parameters).toEqual([])
})

test.each([
  ['blank lines', `curl https://a.test/x${'\n'.repeat(90_000)}`],
  [
    'names that differ only in signs',
    `curl 'https://a.test/x?${Array.from({ length: 9000 }, (_, n) => `[${'.'.repeat(n % 5)}${n}]=1`).join('&')}'`,
  ],
  ['one name often', `curl 'https://a.test/x?${'a=1&'.repeat(20_000)}'`],
  ['a long near-address', `curl https://a.test/x -d '{"a":"a@${'.'.repeat(90_000)}@"}'`],
  ['many properties', `curl https://a.test/x -d '{${Array.from({ length: 9000 }, (_, n) => `"${n}":1`).join(',')}}'`],
])('%s take no time', (_, command) => {
  const started = performance.now()
  const { tool } = parseCurl(command)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(ToolDefinition.safeParse(tool).success).toBe(true)
})

test('a path of too many parts is refused', () => {
  expect(() => parseCurl(`curl https://a.test/${'1/'.repeat(60)}`)).toThrow('more than 50 parts')
})
