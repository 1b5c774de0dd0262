import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newSchemaValidator } from '@/lib/connectors'
import { type ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'
import { buildExample } from '@/lib/drafts/build-example'
import { importOpenApi } from '@/lib/imports'

const fixture = (name: string) => readFileSync(join(process.cwd(), 'test/unit/fixtures/openapi', name), 'utf8')
const found = {
  old: importOpenApi(fixture('hostile.yaml')),
  modern: importOpenApi(fixture('hostile-31.yaml')),
  swagger: importOpenApi(fixture('hostile-2.yaml')),
}

function toolOf(which: keyof typeof found, name: string): ToolDefinition {
  const tool = found[which].tools.find((one) => one.name === name)
  if (!tool) throw new Error(`${which} has no ${name}: ${found[which].tools.map((one) => one.name)}`)
  return tool
}

const parametersOf = (which: keyof typeof found, name: string) =>
  Object.fromEntries(toolOf(which, name).parameters.map((parameter) => [parameter.name, parameter]))

describe('parameters', () => {
  test('the headers that OpenAPI says to ignore are no arguments', () => {
    const names = toolOf('old', 'get_tilde').parameters.map(({ name }) => name)
    expect(names).toEqual(['id', 'query_id', 'filter', 'sort', 'tags', 'X-List'])
  })

  test('one name in path and query, or in query and body, is two arguments', () => {
    expect(parametersOf('old', 'get_tilde').query_id).toMatchObject({ in: 'query', sendAs: 'id' })
    expect(parametersOf('old', 'replace_merged').body_name).toMatchObject({ in: 'body', sendAs: 'name' })
    expect(parametersOf('swagger', 'submit_form').body_id).toMatchObject({ in: 'body', sendAs: 'id' })
  })

  test('placeholders that nothing declares are arguments', () => {
    expect(toolOf('old', 'get_undeclared').parameters.map(({ name, required }) => [name, required])).toEqual([
      ['one', true],
      ['two', true],
    ])
  })

  test('content, lists in cookie and header, and every way to write a list in Swagger', () => {
    expect(parametersOf('old', 'get_tilde')).toMatchObject({
      filter: { style: 'json' },
      sort: { style: 'pipeDelimited', explode: false },
      tags: { in: 'cookie', style: 'form', explode: false },
      'X-List': { in: 'header', style: 'simple' },
    })
    expect(parametersOf('swagger', 'search_all')).toMatchObject({
      limit: { schema: { maximum: 100 } },
    })
    expect(parametersOf('swagger', 'search_all').multi).not.toHaveProperty('explode', false)
  })

  test('YAML’s merge keys and numbers that are meant as texts', () => {
    expect(parametersOf('old', 'list_merge_keys')).toMatchObject({
      page: { schema: { type: 'integer', minimum: 1, maximum: 9 } },
      '1': { schema: { type: 'string', enum: ['1', '2.5', 'true'] } },
    })
  })
})

describe('schemas', () => {
  test('what one part of an allOf hides stays hidden, though another part requires it', () => {
    expect(toolOf('old', 'replace_merged').parameters.map(({ name, required }) => [name, required])).toEqual([
      ['path', true],
      ['name', false],
      ['kind', true],
      ['password', false],
      ['body_name', true],
    ])
    expect(parametersOf('old', 'replace_merged').kind?.schema).toEqual({ type: 'string', enum: ['cat', 'dog'] })
  })

  test('a discriminator marks its variants, by names that have to be decoded', () => {
    const schema = toolInputSchema(toolOf('old', 'create_animal'))
    expect(schema.$defs).toMatchObject({
      Animal: { oneOf: [{ properties: { kind: { const: 'cat' } } }, { properties: { kind: { const: 'dog' } } }] },
    })
    const check = newSchemaValidator().getValidator(schema)
    expect(check({ animal: { kind: 'dog', parent: { kind: 'cat', lives: 9 } } }).valid).toBe(true)
    expect(check({ animal: { kind: 'cow' } }).valid).toBe(false)
  })

  test('maps, nullable enums and unions below the root stay', () => {
    expect(parametersOf('old', 'create_animal')).toMatchObject({
      limits: { schema: { additionalProperties: { type: ['number', 'null'] } } },
      either: { schema: { anyOf: [{ type: 'string' }, { type: 'array' }] } },
      maybe: { schema: { type: ['string', 'null'], enum: ['yes', 'no', null] } },
    })
  })

  test('3.1: rules beside a $ref, schemas that are true or false, and keywords no tool needs', () => {
    expect(parametersOf('modern', 'replace_item').name).toMatchObject({ required: true })
    expect(parametersOf('modern', 'replace_item')).not.toHaveProperty('never')
    expect(parametersOf('modern', 'replace_item').point?.schema).toMatchObject({ items: { not: {} } })
    const schema = toolInputSchema(toolOf('modern', 'replace_item'))
    expect(newSchemaValidator().getValidator(schema)({ id: 'a', name: 'b', size: null, tree: 1 }).valid).toBe(true)
  })

  test('what points to another document is taken as any value, and said', () => {
    const schema = { $ref: './schemas/other.yaml#/Thing' }
    const { tools, notes } = importOpenApi({
      openapi: '3.0.0',
      paths: { '/external': { post: { requestBody: { content: { 'application/json': { schema } } } } } },
    })
    expect(tools[0]?.parameters).toMatchObject([{ name: 'body', schema: {}, wholeBody: true }])
    expect(notes).toEqual([
      { operation: 'POST /external', note: expect.stringContaining('./schemas/other.yaml#/Thing') },
    ])
  })
})

describe('answers', () => {
  test.each([
    ['as described', { id: 1, state: 'open', made: '2026-03-04T05:06:07Z' }],
    ['without a field', { id: 1 }],
    ['with a value of an enum that is new', { id: 1, state: 'paused', made: 'yesterday' }],
    ['with null', { id: null, state: null, made: null }],
    ['with more than is described', { id: 0, extra: { deep: true } }],
  ])('%s fits', (_what, answer) => {
    const schema = toolOf('old', 'get_tilde').outputSchema ?? {}
    expect(newSchemaValidator().getValidator(schema)(answer).valid).toBe(true)
    expect(schema).toMatchObject({ properties: { state: { description: 'Such as "open", "closed"' } } })
  })

  test('of one of several kinds, with what only this kind has', () => {
    const schema = toolOf('old', 'create_animal').outputSchema ?? {}
    const check = newSchemaValidator().getValidator(schema)
    expect(check({ kind: 'fox', lives: null, parent: { kind: 'dog', parent: null } }).valid).toBe(true)
  })

  test('that are lists or bytes promise nothing', () => {
    expect(toolOf('modern', 'search_items').outputSchema).toBeUndefined()
    expect(toolOf('old', 'download_file').outputSchema).toBeUndefined()
  })
})

describe('examples reach the schema', () => {
  test.each([
    ['old', 'get_tilde', 'id', [7]],
    ['old', 'get_tilde', 'filter', [{ a: 1 }]],
    ['old', 'get_tilde', 'sort', [['up', 'down']]],
    ['old', 'create_merged', 'name', ['Rex']],
    ['old', 'create_merged', 'kind', ['cat']],
    ['old', 'create_animal', 'animal', [{ kind: 'cat', lives: 9 }]],
    ['old', 'upload_files', 'size', [3]],
    ['modern', 'replace_item', 'id', ['it_1']],
    ['modern', 'search_items', 'q', ['tea']],
    ['swagger', 'submit_form', 'id', ['f_1']],
    ['swagger', 'create_thing', 'name', ['A']],
  ] as const)('%s %s: %s', (which, tool, name, examples) => {
    expect(parametersOf(which, tool)[name]?.schema.examples).toEqual(examples)
  })

  test('and so the call that the plugin shows', () => {
    expect(buildExample(toolOf('old', 'create_merged'))).toEqual({ kind: 'cat', name: 'Rex' })
    expect(buildExample(toolOf('modern', 'replace_item'))).toMatchObject({ id: 'it_1', name: 'Tea' })
  })
})

test.each(['query', 'formData'])('Swagger’s lists between tabs, in %s', (place) => {
  const tabs = { name: 'tabs', in: place, type: 'array', items: { type: 'string' }, collectionFormat: 'tsv' }
  const { tools } = importOpenApi({ swagger: '2.0', paths: { '/search': { post: { parameters: [tabs] } } } })
  expect(tools[0]?.parameters).toMatchObject([{ name: 'tabs', style: 'tabDelimited', explode: false }])
})

test('Swagger without a host is where it came from', () => {
  expect(found.swagger.baseUrl).toBe('')
  const { servers } = importOpenApi(
    { swagger: '2.0', basePath: '/v2/', paths: {} },
    { documentUrl: 'https://a.test/doc.json' },
  )
  expect(servers[0]?.resolved).toBe('https://a.test/v2')
})

test.each([
  ['webhooks alone', { openapi: '3.1.0', webhooks: { made: { post: {} } } }],
  ['components alone', { openapi: '3.1.0', components: {} }],
])('%s are nothing to call', (_what, document) => {
  expect(() => importOpenApi(document)).toThrow(
    expect.objectContaining({ fields: { document: expect.stringContaining('nothing to call') } }),
  )
})

test('operations that share an id and a path but for its end have names of their own', () => {
  const { tools } = importOpenApi(fixture('hostile.yaml'))
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length)
  expect(tools.filter(({ path }) => path.startsWith('/trailing'))).toHaveLength(2)
})
