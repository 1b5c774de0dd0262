import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toolInputSchema } from '@/lib/connectors/schema'
import { importDocument, importOpenApi, type OpenApiOptions } from '@/lib/imports'

const fixture = (name: string) => readFileSync(join(process.cwd(), 'test/unit/fixtures/openapi', name), 'utf8')
const read = (name: string, options?: OpenApiOptions) => importOpenApi(fixture(name), options)

function toolOf(name: string, toolName: string) {
  const found = read(name).tools.find((tool) => tool.name === toolName)
  if (!found) throw new Error(`${name} has no ${toolName}`)
  return found
}

const parametersOf = (name: string, toolName: string) =>
  Object.fromEntries(toolOf(name, toolName).parameters.map((parameter) => [parameter.name, parameter]))
const schemasOf = (name: string, toolName: string) =>
  Object.fromEntries(toolOf(name, toolName).parameters.map(({ name: key, schema }) => [key, schema]))

describe('documents', () => {
  test.each([
    ['nothing', ''],
    ['a sentence', 'Hello there'],
    ['a list', '[1]'],
    ['broken JSON', '{"openapi": "3.0.0",'],
    ['another format', '{"info": {}}'],
    ['another version', '{"openapi": "4.0.0", "paths": {}}'],
    ['Swagger 1', '{"swagger": "1.2", "paths": {}}'],
    ['no paths', '{"openapi": "3.1.0"}'],
    ['broken YAML', 'openapi: 3.0.0\n  paths: {'],
    ['YAML that contains itself', 'openapi: 3.0.0\npaths: &a { x: *a }'],
    [
      'YAML that grows',
      `openapi: 3.0.0\npaths: {}\na: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefghi'].map((key, at) => `${key}: &${key} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(',')}]`).join('\n')}`,
    ],
  ])('refuses %s at its field', (_what, text) => {
    expect(() => importOpenApi(text)).toThrow(
      expect.objectContaining({ code: 'invalid_argument', fields: { document: expect.any(String) } }),
    )
  })

  test('reads JSON, YAML and an object alike', () => {
    const object = JSON.parse(fixture('swagger.json'))
    const yaml = JSON.stringify(object, null, 2)
    expect(importOpenApi(object)).toEqual(read('swagger.json'))
    expect(importOpenApi(`# a comment\n${yaml}`)).toEqual(read('swagger.json'))
    expect(importOpenApi(`\uFEFF${yaml}`).tools).toHaveLength(4)
  })

  test('lists what cannot be a tool, and takes the rest', () => {
    const { tools, skipped } = read('broken.yaml')
    expect(tools.map(({ path }) => path)).toEqual(['/good/{id}'])
    expect(skipped).toEqual([
      { operation: '/elsewhere', reason: expect.stringContaining('another document (other.yaml') },
      { operation: 'OPTIONS /options', reason: expect.any(String) },
      { operation: 'HEAD /options', reason: expect.any(String) },
      { operation: 'TRACE /options', reason: expect.any(String) },
      { operation: 'GET /nothing', reason: 'The operation is no object.' },
      { operation: 'GET /ref', reason: expect.stringContaining('which the document does not have') },
      { operation: 'GET /climb/../up', reason: expect.stringContaining('climbs') },
      { operation: 'GET /open/{brace', reason: expect.stringContaining('brace') },
      { operation: 'GET /fine/{id}', reason: 'A parameter is no object.' },
    ])
  })

  test('reads what is written wrongly as it is meant, and says what it left out', () => {
    const { notes } = read('broken.yaml')
    expect(schemasOf('broken.yaml', 'update_good')).toMatchObject({
      since: { type: 'string' },
      count: { type: 'integer', enum: [1, 2], minimum: 1 },
      outside: {},
    })
    expect(notes.map(({ note }) => note)).toEqual([
      expect.stringContaining('The pattern ['),
      expect.stringContaining('https://a.test/schema.json'),
      'The path parameter gone is left out: the path has no {gone}.',
    ])
  })

  test('gives way to others, and the same result', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const document = { openapi: '3.0.0', paths: {} as Record<string, unknown> }
    for (let at = 0; at < 2000; at++) document.paths[`/things${at}/{id}`] = { get: {}, put: {} }
    const seen: number[] = []
    const gently = await importDocument('openapi', document, {}, ({ done, total }) => seen.push(done / total))
    clearInterval(timer)
    expect(gently).toEqual(importOpenApi(document))
    expect(seen.length).toBeGreaterThan(2)
    expect(turns).toBeGreaterThan(2)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })
})

describe('servers', () => {
  test('the first one with its variables’ defaults', () => {
    const found = read('servers.yaml')
    expect(found.baseUrl).toBe('https://eu.api.test/v2')
    expect(found.description).toBe('An API in two regions.')
    expect(found.servers).toMatchObject([
      {
        url: 'https://{region}.api.test/{version}/',
        variables: [{ name: 'region', default: 'eu', values: ['eu', 'us'] }, { name: 'version' }],
      },
      { resolved: 'https://sandbox.api.test' },
    ])
  })

  test('another one, and other values', () => {
    expect(read('servers.yaml', { server: 1 }).baseUrl).toBe('https://sandbox.api.test')
    expect(read('servers.yaml', { variables: { region: 'us' } }).baseUrl).toBe('https://us.api.test/v2')
    expect(() => read('servers.yaml', { server: 2 })).toThrow(
      expect.objectContaining({ fields: { server: expect.any(String) } }),
    )
  })

  test('an operation below the base URL keeps its path, and one elsewhere is listed', () => {
    const { tools, skipped } = read('servers.yaml')
    expect(tools.map(({ path }) => path)).toEqual(['/orders', '/reporting/reports'])
    expect(skipped).toEqual([{ operation: 'POST /files', reason: expect.stringContaining('https://files.api.test') }])
  })

  test('a path alone is where the document came from', () => {
    const document = { openapi: '3.0.0', servers: [{ url: '/api/v1' }], paths: {} }
    expect(importOpenApi(document).baseUrl).toBe('/api/v1')
    expect(importOpenApi(document, { documentUrl: 'https://a.test/docs/openapi.json' }).baseUrl).toBe(
      'https://a.test/api/v1',
    )
  })
})

describe('parameters', () => {
  test('those of the path hold for its operations, which may say more', () => {
    expect(toolOf('parameters.yaml', 'get_order').parameters).toEqual([
      { name: 'order_id', in: 'path', required: true, description: '', schema: { type: 'string' } },
      { name: 'shop', in: 'path', required: true, description: '', schema: { type: 'string' } },
      {
        name: 'page',
        in: 'query',
        required: false,
        description: "The operation's own",
        schema: { type: 'integer', maximum: 9 },
      },
      { name: 'X-Tenant', in: 'header', required: true, description: 'Whose', schema: { type: 'string' } },
      {
        name: 'filter_status',
        sendAs: 'filter[status]',
        in: 'query',
        required: false,
        description: '',
        schema: { type: 'string', enum: ['open', 'closed'] },
      },
      {
        name: 'query_order_id',
        sendAs: 'order_id',
        in: 'query',
        required: false,
        description: '',
        schema: { type: 'string' },
      },
    ])
  })

  test.each([
    ['get_simple', { list: ['simple', false], object: ['simple', true] }],
    ['get_label', { list: ['label', false] }],
    ['get_matrix', { list: ['matrix', true] }],
    [
      'search_styles',
      {
        form: [undefined, undefined],
        commas: ['form', false],
        spaces: ['spaceDelimited', false],
        pipes: ['pipeDelimited', false],
        exploded: ['form', true],
        deep: ['deepObject', true],
        url: [undefined, undefined],
        json: ['json', undefined],
      },
    ],
    [
      'get_around',
      { 'X-Ids': ['simple', false], 'X-Point': ['simple', true], theme: [undefined, undefined], seen: ['form', false] },
    ],
  ])('%s keeps every style', (toolName, styles) => {
    const found = toolOf('styles.yaml', toolName).parameters.map(({ name, style, explode }) => [name, [style, explode]])
    expect(Object.fromEntries(found)).toEqual(styles)
  })

  test('reserved characters stay where the document says so', () => {
    expect(parametersOf('styles.yaml', 'search_styles').url).toMatchObject({ allowReserved: true })
  })
})

describe('schemas', () => {
  test('allOf is one object, without what the API sets itself', () => {
    const { parameters } = toolOf('schemas.yaml', 'create_pet')
    expect(parameters.map(({ name, required }) => [name, required])).toEqual([
      ['name', true],
      ['secret', false],
      ['weight', false],
      ['breed', true],
      ['owner', false],
      ['code', false],
      ['shape', false],
      ['tag', false],
    ])
  })

  test('nullable, bounds, examples and formats in the words of 2020-12', () => {
    expect(schemasOf('schemas.yaml', 'create_pet')).toMatchObject({
      name: { type: 'string', minLength: 1, examples: ['Rex'] },
      weight: { type: ['number', 'null'], exclusiveMinimum: 0 },
      breed: { type: ['string', 'null'], enum: ['pug', 'collie', null] },
      owner: { type: ['object', 'null'] },
      code: { type: 'string' },
      shape: { format: 'fur' },
    })
    expect(schemasOf('schemas.yaml', 'create_pet').code).not.toHaveProperty('pattern')
  })

  test('a name that Claude refuses is sent under another, or matched by a pattern further in', () => {
    const { tag, owner } = parametersOf('schemas.yaml', 'create_pet')
    expect(tag).toMatchObject({ sendAs: '@tag' })
    expect(owner?.schema).toMatchObject({ patternProperties: { '^\\$id$': { type: 'integer' } } })
  })

  test('oneOf at the root becomes all its properties, and stays below it', () => {
    expect(toolOf('schemas.yaml', 'create_payment').parameters).toMatchObject([
      { name: 'kind', required: true, schema: { type: 'string', enum: ['card', 'transfer'] } },
      { name: 'number', required: false, description: 'Needed where kind is "card".' },
      { name: 'iban', required: false, description: 'Needed where kind is "transfer".' },
      { name: 'note', required: false, description: '' },
    ])
    expect(schemasOf('schemas.yaml', 'create_order').payment).toMatchObject({
      oneOf: [
        { properties: { kind: { const: 'card' } }, required: ['kind', 'number'] },
        { properties: { kind: { const: 'transfer' } }, required: ['kind', 'iban'] },
      ],
    })
  })

  test('a schema that contains itself is defined once', () => {
    const schema = toolInputSchema(toolOf('schemas.yaml', 'create_category'))
    expect(schema).toMatchObject({
      properties: { parent: { $ref: '#/$defs/Category' }, children: { items: { $ref: '#/$defs/Category' } } },
      $defs: { Category: { properties: { parent: { $ref: '#/$defs/Category' } } } },
    })
    expect(JSON.stringify(schema.properties)).not.toContain('$defs"')
  })

  test('3.1 says some things differently', () => {
    expect(schemasOf('modern.yaml', 'replace_thing')).toEqual({
      id: { type: 'string', format: 'uuid', examples: ['0b0e1c3a-6f1d-4f0e-9d2b-2f7a4a1c9e55'] },
      size: { type: ['integer', 'null'], exclusiveMinimum: 0, examples: [3] },
      kind: { const: 'thing' },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: { not: {} } },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      nested: { type: 'object', properties: { on: { type: 'boolean' } } },
    })
    expect(parametersOf('modern.yaml', 'replace_thing').nested?.description).toBe('Told beside the ref')
    expect(toolOf('modern.yaml', 'replace_thing').description).toMatch(/^Deprecated\./)
  })

  test('answers become output schemas, without rules that would refuse a good answer', () => {
    expect(toolOf('schemas.yaml', 'create_pet').outputSchema).toMatchObject({
      type: 'object',
      properties: { id: { type: ['string', 'null'] }, name: { type: ['string', 'null'] } },
    })
    expect(toolOf('schemas.yaml', 'create_pet').outputSchema).not.toHaveProperty('required')
    expect(toolOf('schemas.yaml', 'create_pet').outputSchema?.properties).not.toHaveProperty('secret')
    expect(toolOf('schemas.yaml', 'replace_lists').outputSchema).toBeUndefined()
    expect(toolOf('bodies.yaml', 'update_many').outputSchema).toEqual({
      type: 'object',
      properties: { name: { type: ['string', 'null'] } },
    })
  })

  test('a schema of any size fits, and says what it left out', () => {
    const deep = (levels: number): object =>
      levels === 0
        ? { type: 'string' }
        : { type: 'object', properties: Object.fromEntries([...'abcd'].map((key) => [key, deep(levels - 1)])) }
    const document = {
      openapi: '3.0.0',
      paths: { '/x': { post: { requestBody: { content: { 'application/json': { schema: deep(6) } } } } } },
    }
    const { tools, notes } = importOpenApi(document)
    expect(JSON.stringify(tools[0] && toolInputSchema(tools[0])).length).toBeLessThan(30_000)
    expect(notes[0]?.note).toContain('left out')
  })
})

describe('bodies', () => {
  test.each([
    ['submit_form', 'form', undefined],
    ['upload_photo', 'multipart', undefined],
    ['replace_avatar', 'raw', 'image/png'],
    ['add_note', 'raw', 'text/plain'],
    ['update_many', 'json', 'application/merge-patch+json'],
    ['send_maybe', 'json', undefined],
  ])('%s is sent as %s', (toolName, bodyEncoding, contentType) => {
    const tool = toolOf('bodies.yaml', toolName)
    expect([tool.bodyEncoding, tool.contentType]).toEqual([bodyEncoding, contentType])
  })

  test('files are objects with text or base64', () => {
    const { photo, others, caption } = parametersOf('bodies.yaml', 'upload_photo')
    expect(photo).toMatchObject({
      style: 'file',
      contentType: 'image/png',
      description: 'The picture',
      schema: { anyOf: expect.any(Array) },
    })
    expect(others).toMatchObject({ style: 'file', schema: { type: 'array', items: { type: 'object' } } })
    expect(caption).not.toHaveProperty('style')
  })

  test('a form keeps its encodings', () => {
    expect(parametersOf('bodies.yaml', 'submit_form').when).toMatchObject({ style: 'deepObject', explode: true })
  })

  test('a default of the body is told, not sent: with PATCH it would undo what is stored', () => {
    expect(parametersOf('bodies.yaml', 'update_many').name).toMatchObject({
      schema: { type: 'string' },
      description: 'Default: "none".',
    })
  })

  test('what is no object, or may be absent though it needs something, is one argument', () => {
    expect(toolOf('schemas.yaml', 'replace_lists').parameters).toMatchObject([
      { name: 'body', required: true, wholeBody: true, schema: { type: 'array' } },
    ])
    expect(toolOf('bodies.yaml', 'send_maybe').parameters).toMatchObject([
      { name: 'body', required: false, wholeBody: true },
    ])
  })
})

describe('credentials', () => {
  test('every scheme that a connector can hold, the default first', () => {
    expect(read('security.yaml').credentials).toMatchObject([
      { kind: 'header', name: 'X-Key', value: '', scheme: 'key', isDefault: true },
      { kind: 'basic', scheme: 'basic', isDefault: false },
      { kind: 'bearer', scheme: 'bearer', description: 'A token' },
      { kind: 'query', name: 'api_key' },
      { kind: 'header', name: 'Cookie', value: 'sid=' },
      { kind: 'bearer', oauth: [{ flow: 'authorizationCode', tokenUrl: 'https://a.test/token', scopes: ['read'] }] },
      { kind: 'bearer', scheme: 'oidc' },
      { kind: 'header', name: 'X-Secret-Token' },
    ])
  })

  test('no argument asks Claude for a key; a token that pages is one', () => {
    expect(toolOf('security.yaml', 'get_a').parameters.map(({ name }) => name)).toEqual(['page_token', 'token'])
  })
})

test('Swagger 2.0 says the same in other words', () => {
  const { baseUrl, tools, credentials } = read('swagger.json')
  expect(baseUrl).toBe('https://api.test/v1')
  expect(tools.map(({ name, bodyEncoding }) => [name, bodyEncoding])).toEqual([
    ['find_pets', 'json'],
    ['add_pet', 'json'],
    ['upload_photo', 'multipart'],
    ['update_photo', 'form'],
  ])
  expect(toolOf('swagger.json', 'find_pets').parameters).toMatchObject([
    { name: 'limit', schema: { type: 'integer', maximum: 50 } },
    { name: 'tags', style: 'form', explode: false },
    { name: 'ids' },
    { name: 'states', style: 'pipeDelimited', explode: false },
  ])
  expect(toolOf('swagger.json', 'add_pet').parameters.map(({ name }) => name)).toEqual(['limit', 'name', 'age'])
  expect(schemasOf('swagger.json', 'add_pet').age).toEqual({ type: ['integer', 'null'] })
  expect(parametersOf('swagger.json', 'upload_photo').file).toMatchObject({ required: true, style: 'file' })
  expect(credentials.map(({ kind }) => kind)).toEqual(['basic', 'header', 'bearer'])
})

describe('names', () => {
  const named = (operations: [method: string, path: string, operationId?: string][], nameRoom?: number) => {
    const paths: Record<string, Record<string, object>> = {}
    for (const [method, path, operationId] of operations) {
      paths[path] = { ...paths[path], [method]: operationId === undefined ? {} : { operationId } }
    }
    return importOpenApi({ openapi: '3.0.0', paths }, { nameRoom }).tools.map(({ name }) => name)
  }

  test.each([
    ['get', '/orders', undefined, 'list_orders'],
    ['get', '/orders/{id}', undefined, 'get_order'],
    ['post', '/orders', undefined, 'create_order'],
    ['put', '/orders/{id}', undefined, 'replace_order'],
    ['patch', '/orders/{id}', undefined, 'update_order'],
    ['delete', '/orders/{id}', undefined, 'delete_order'],
    ['post', '/orders/{id}/cancel', undefined, 'cancel_order'],
    ['get', '/api/v2/orders', undefined, 'list_orders'],
    ['get', '/orders', 'getOrders', 'get_orders'],
    ['get', '/orders', 'orders_list', 'list_orders'],
    ['get', '/orders', 'OrdersController.findAll', 'list_orders'],
    ['get', '/orders/{id}', 'OrdersController_findOne', 'get_order'],
    ['post', '/orders', 'orders-controller_create', 'create_order'],
    ['get', '/orders/{order_id}', 'read_order_orders__order_id__get', 'get_order'],
    ['get', '/orders/{order_id}', 'ordersOrderIdGet', 'get_order'],
    ['get', '/users/{user_id}', 'usersUsersIdGet', 'get_user'],
    ['get', '/orders', 'listOrdersUsingGET_1', 'list_orders'],
    ['get', '/orders', 'getAllOrders', 'list_orders'],
    ['get', '/orgs', 'orgGetAll', 'list_orgs'],
    ['get', '/pet/{petId}', 'getPetById', 'get_pet'],
    ['get', '/boards/{idBoard}', 'getBoardsByIdBoard', 'get_board'],
    ['get', '/files/{file_id}', 'get_files_id', 'get_file'],
    ['get', '/apps/{id}', 'apps_get', 'get_app'],
    ['post', '/apps', 'apps_create', 'create_app'],
    ['patch', '/api/users/{id}/', 'api_users_partial_update', 'update_user'],
    ['get', '/settings/{org}', 'getSettings', 'get_settings'],
    ['get', '/shows/{id}', 'get-a-show', 'get_show'],
    ['post', '/rooms', 'addARoom', 'add_room'],
    ['get', '/rooms/{roomId}', 'getZRProfile', 'get_zr_profile'],
    ['get', '/prs', 'listPRs', 'list_prs'],
    ['get', '/pet/findByStatus', 'findPetsByStatus', 'find_pets_by_status'],
    ['post', '/conversations.kick', 'conversations_kick', 'kick_conversations'],
    ['post', '/payments/{id}/refund', undefined, 'refund_payment'],
    ['get', '/rooms/{id}/rate', undefined, 'get_rate'],
    ['get', '/getStatusList', undefined, 'get_status_list'],
    ['post', '/users', 'get', 'create_user'],
    ['get', '/{name}', 'billing.accounts.budgets.get', 'get_budget'],
    ['patch', '/v1beta1/{name}', 'billing.accounts.budgets.patch', 'update_budget'],
    ['delete', '/queries/{resourceName}', 'GraphQuery_Delete', 'delete_graph_query'],
    ['put', '/queries/{resourceName}', 'GraphQuery_CreateOrUpdate', 'create_graph_query'],
    ['get', '/users/{id}/identities', 'Identities_ListByResourceGroup', 'list_identities'],
    ['get', '/#Action=AddUser', 'GET_AddUser', 'add_user'],
    ['get', '/rest_services.get_facility_info', undefined, 'get_facility_info'],
    ['post', '/{name}:cancel', undefined, 'cancel_name'],
    ['put', '/v2/meetings/{id}.json', undefined, 'replace_meeting'],
    ['get', '/search/additionalData.{ext}', undefined, 'get_additional_data'],
    ['get', '/journals/search/{query}', undefined, 'search_journals'],
    ['post', '/topups/reverse', undefined, 'reverse_topups'],
    ['get', '/{format}/PlayByPlay/{season}', 'PlayByPlay', 'get_play_by_play'],
    ['put', '/files/{id}', 'putFilesId', 'replace_file'],
    ['post', '/v1/accounts', 'PostAccounts', 'create_account'],
    ['get', '/v1/accounts', 'GetAccounts', 'list_accounts'],
    ['get', '/orders/{id}', 'retrieveAnOrder', 'get_order'],
    ['post', '/chat.postMessage', 'chat_postMessage', 'post_chat_message'],
    ['get', '/', undefined, 'get_item'],
  ])('%s %s (%s) is %s', (method, path, operationId, name) => {
    expect(named([[method, path, operationId]])).toEqual([name])
  })

  test('fit the room, and differ', () => {
    const operations = ['a', 'b', 'c', 'd'].flatMap((owner) => [
      ['get', `/${owner}/administrators/permissions`] as [string, string],
      ['get', `/${owner}/{id}/administrators/permissions`] as [string, string],
    ])
    const names = named(operations, 20)
    expect(new Set(names).size).toBe(8)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{1,19}$/)
  })

  test('say which thing is meant by its beginning, before a number has to', () => {
    const names = named(
      [
        ['patch', '/metadata', undefined],
        ['patch', '/functionalities/{id}/metadata', undefined],
        ['patch', '/organisations/{id}/metadata', undefined],
      ],
      22,
    )
    expect(names).toEqual(['update_metadata', 'update_functi_metadata', 'update_organi_metadata'])
  })

  test('stay when an operation is added before them', () => {
    const before = named([
      ['get', '/orders/{id}/lines'],
      ['get', '/orders'],
    ])
    const after = named([
      ['get', '/archived/orders/{id}/lines'],
      ['get', '/orders/{id}/lines'],
      ['get', '/orders'],
    ])
    expect(after.slice(1)).toEqual(before)
  })

  test('are the same for a selection', () => {
    const all = read('schemas.yaml')
    const some = read('schemas.yaml', { select: ['POST /orders', 'createPet', 'replace_lists'] })
    expect(some.tools.map(({ name }) => name)).toEqual(['create_pet', 'create_order', 'replace_lists'])
    expect(some.operations).toEqual(all.operations)
  })
})

test.each([{ toString: 1 }, [], null, true, '', '1.2'])('a version of %j is none that can be read', (openapi) => {
  expect(() => importOpenApi({ openapi, paths: {} })).toThrow(
    expect.objectContaining({ fields: { document: expect.stringContaining('no OpenAPI') } }),
  )
})

test('allowed values of a text that are written as numbers are texts, as they are on the wire', () => {
  const schema = { type: 'string', enum: [1, 2.5, true] }
  const get = { parameters: [{ name: 'level', in: 'query', schema }], responses: {} }
  const { tools } = importOpenApi({ openapi: '3.0.3', paths: { '/levels': { get } } })
  expect(tools[0]?.parameters[0]?.schema).toEqual({ type: 'string', enum: ['1', '2.5', 'true'] })
})
