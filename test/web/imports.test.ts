import { beforeAll, expect, test } from 'vitest'
import { deleteTool, getTool, listTools, updateTool } from '@/lib/connectors'
import { db } from '@/lib/db'
import {
  applyImport,
  createFromDocument,
  getImport,
  importDefinition,
  importTools,
  parseDefinition,
  readAgain,
  startImport,
  untilRead,
} from '@/lib/definitions'
import { ImportChoices, NewImport } from '@/lib/definitions/import-schema'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'
import { serveUpstream } from '@/test/support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'

let acme: Member
let stranger: Member

beforeAll(async () => {
  acme = await newMember('Acme')
  stranger = await newMember('Stranger')
})

const operation = (summary: string, more: object = {}) => ({
  summary,
  parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
  responses: { 200: { description: 'Done' } },
  ...more,
})

function openApi(paths: object, more: object = {}): string {
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Shop', description: 'Orders of a small shop.', version: '1' },
    servers: [{ url: 'https://api.acme.example/v1' }],
    paths,
    ...more,
  })
}

const PATHS = {
  '/orders': { get: operation('Lists orders') },
  '/orders/{id}': {
    get: operation('Returns one order', {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    }),
    trace: {},
  },
  '/reports': { get: operation('Lists reports', { deprecated: true }) },
}

let count = 0
/** A connector of Acme without tools; gives its slug. */
async function newConnector(): Promise<string> {
  const slug = `imp-${count++}`
  const file = `name: Shop\ndescription: A shop.\nbaseUrl: https://api.acme.example/v1\n`
  await importDefinition(acme, slug, parseDefinition(file).definition)
  return slug
}

async function read(slug: string, input: Partial<NewImport>) {
  const id = await startImport(acme, slug, NewImport.parse(input))
  await untilRead(id)
  return getImport(acme, slug, id)
}

const choose = (...operations: string[]) =>
  ImportChoices.parse({ choices: operations.map((one) => ({ operation: one })) })
const stateOf = async (slug: string, document: string) => {
  const { found } = await read(slug, { document })
  return Object.fromEntries(found?.operations.map(({ operation: key, state }) => [key, state]) ?? [])
}

test('a document is read, chosen from and applied; what is not chosen is not there', async () => {
  const slug = await newConnector()
  const job = await read(slug, { document: openApi(PATHS) })
  expect(job).toMatchObject({ kind: 'openapi', state: 'ready', source: 'Pasted document', done: 3, total: 3 })
  expect(job.found).toMatchObject({ name: 'Shop', baseUrl: 'https://api.acme.example/v1', elsewhere: null, gone: [] })
  expect(job.found?.operations).toMatchObject([
    { operation: 'GET /orders', tool: 'list_orders', kind: 'Read', state: 'new', proposed: true },
    { operation: 'GET /orders/{id}', tool: 'get_order', state: 'new', proposed: true },
    { operation: 'GET /reports', tool: 'list_reports', deprecated: true, proposed: false },
    { operation: 'TRACE /orders/{id}', state: 'impossible', reason: expect.stringContaining('TRACE') },
  ])
  expect(job.found?.operations[2]?.leftOut).not.toBe('')

  const outcome = await applyImport(acme, slug, job.id, choose('GET /orders', 'GET /orders/{id}'))
  expect(outcome).toEqual({ added: ['list_orders', 'get_order'], updated: [], replaced: [], kept: [], skipped: [] })
  expect((await listTools(acme, slug)).map(({ name }) => name)).toEqual(['list_orders', 'get_order'])
  await untilRead(job.id)
  const after = await getImport(acme, slug, job.id)
  expect(after.found?.operations.map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'new', 'impossible'])
})

test('choices name, group, hide and annotate new tools; these are edits that a later import keeps', async () => {
  const slug = await newConnector()
  const { id } = await read(slug, { document: openApi(PATHS) })
  const choices = [
    {
      operation: 'GET /orders',
      name: 'orders_all',
      group: 'Orders',
      hidden: true,
      annotations: { openWorldHint: false },
    },
  ]
  await applyImport(acme, slug, id, ImportChoices.parse({ choices }))
  const chosen = { name: 'orders_all', group: 'Orders', hidden: true, annotations: { openWorldHint: false } }
  expect(await getTool(acme, slug, 'orders_all')).toMatchObject(chosen)

  const changed = openApi({ ...PATHS, '/orders': { get: operation('Lists orders, newest first') } })
  const { updated } = await importTools(acme, slug, {
    kind: 'openapi',
    document: changed,
    select: ['GET /orders'],
    replace: false,
  })
  expect(updated).toEqual(['orders_all'])
  expect(await getTool(acme, slug, 'orders_all')).toMatchObject({ ...chosen, title: 'Lists orders, newest first' })
})

test('the same document a second time changes nothing and says so', async () => {
  const slug = await newConnector()
  const input = { kind: 'openapi' as const, document: openApi(PATHS), replace: false }
  await importTools(acme, slug, input)
  const before = await db().tool.findMany({ where: { connector: { slug } } })
  const again = await importTools(acme, slug, input)
  expect(again).toMatchObject({
    added: [],
    updated: [],
    replaced: [],
    kept: ['list_orders', 'get_order', 'list_reports'],
  })
  expect(await db().tool.findMany({ where: { connector: { slug } } })).toEqual(before)
})

test('a changed document beside an edited draft: each operation has its state, and edits survive', async () => {
  const slug = await newConnector()
  const { id } = await read(slug, { document: openApi(PATHS) })
  await applyImport(acme, slug, id, choose('GET /orders', 'GET /orders/{id}', 'GET /reports'))
  const order = await getTool(acme, slug, 'get_order')
  await updateTool(acme, slug, 'get_order', { ...order, description: 'Use it for the status of one order.' })

  const { '/reports': _gone, ...rest } = PATHS
  const document = openApi({
    ...rest,
    '/orders': { get: operation('Lists orders, newest first') },
    '/orders/{id}': {
      get: { ...PATHS['/orders/{id}'].get, summary: 'Returns an order', description: 'With its items.' },
    },
    '/customers': { get: operation('Lists customers') },
  })
  expect(await stateOf(slug, document)).toEqual({
    'GET /orders': 'changed',
    'GET /orders/{id}': 'conflict',
    'GET /customers': 'new',
  })
  const job = await read(slug, { document })
  expect(job.found?.gone).toEqual([{ tool: 'list_reports', operation: 'GET /reports', hidden: false }])
  const conflict = job.found?.operations.find(({ state }) => state === 'conflict')
  expect(conflict?.differences).toContainEqual({
    field: 'description',
    mine: 'Use it for the status of one order.',
    theirs: expect.stringContaining('With its items'),
    taken: false,
  })

  const all = choose('GET /orders', 'GET /orders/{id}')
  const outcome = await applyImport(acme, slug, job.id, { ...all, hide: ['list_reports'] })
  expect(outcome).toMatchObject({ added: [], updated: ['list_orders', 'get_order'] })
  expect(await getTool(acme, slug, 'get_order')).toMatchObject({
    description: 'Use it for the status of one order.',
    title: 'Returns an order',
  })
  expect(await getTool(acme, slug, 'list_reports')).toMatchObject({ hidden: true })

  const [first] = all.choices
  const theirs = ImportChoices.parse({
    choices: [{ ...first, operation: 'GET /orders/{id}', theirs: true }],
    remove: ['list_reports'],
  })
  await untilRead(job.id)
  expect((await applyImport(acme, slug, job.id, theirs)).replaced).toEqual(['get_order'])
  expect((await getTool(acme, slug, 'get_order')).description).toContain('With its items')
  expect((await listTools(acme, slug)).map(({ name }) => name)).not.toContain('list_reports')
})

test('a tool that was imported and deleted is new again', async () => {
  const slug = await newConnector()
  await importTools(acme, slug, { kind: 'openapi', document: openApi(PATHS), replace: false })
  await deleteTool(acme, slug, 'list_orders')
  expect(await stateOf(slug, openApi(PATHS))).toMatchObject({ 'GET /orders': 'new', 'GET /reports': 'unchanged' })
})

test('a chosen name that is taken is refused at its choice, and nothing is added', async () => {
  const slug = await newConnector()
  await importTools(acme, slug, { kind: 'openapi', document: openApi(PATHS), select: ['GET /reports'], replace: false })
  const { id } = await read(slug, { document: openApi(PATHS) })
  const apply = (...names: [string, string][]) =>
    applyImport(
      acme,
      slug,
      id,
      ImportChoices.parse({ choices: names.map(([key, name]) => ({ operation: key, name })) }),
    )
  await expect(apply(['GET /orders', 'list_reports'])).rejects.toMatchObject({
    fields: { 'choices.0.name': expect.stringContaining('already') },
  })
  await expect(apply(['GET /orders', 'same'], ['GET /orders/{id}', 'same'])).rejects.toMatchObject({
    fields: { 'choices.1.name': expect.stringContaining('Two') },
  })
  expect(await listTools(acme, slug)).toHaveLength(1)
})

test.each([
  ['no document at all', 'just: words', 'no OpenAPI'],
  ['broken JSON', '{"openapi": "3.0.0", ', ''],
])('says why %s cannot be read, and keeps it', async (_what, document, said) => {
  const slug = await newConnector()
  const job = await read(slug, { document })
  expect(job).toMatchObject({ state: 'failed', problem: expect.stringContaining(said), found: null })
  expect(job.problem).not.toBe('')
  await expect(applyImport(acme, slug, job.id, choose())).rejects.toMatchObject({ code: 'conflict' })
})

test('an address is fetched, and one that fails can be read again', async () => {
  const slug = await newConnector()
  let answer = { status: 500, body: 'Not now' }
  const upstream = await serveUpstream((_request, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
  const url = `${upstream}/openapi.json`
  const id = await startImport(acme, slug, NewImport.parse({ url }))
  await untilRead(id)
  expect(await getImport(acme, slug, id)).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('500'),
    source: url,
  })
  answer = { status: 200, body: openApi(PATHS) }
  await readAgain(acme, slug, id)
  await untilRead(id)
  expect(await getImport(acme, slug, id)).toMatchObject({ state: 'ready', total: 3 })
})

test('an import whose process is gone says so, and an expired one is not there', async () => {
  const slug = await newConnector()
  const { id } = await read(slug, { document: openApi(PATHS) })
  const old = new Date(Date.now() - 120_000)
  await db().importJob.update({ where: { id }, data: { state: 'reading', updatedAt: old } })
  expect(await getImport(acme, slug, id)).toMatchObject({ state: 'stopped', found: null })
  await readAgain(acme, slug, id)
  await untilRead(id)
  expect(await getImport(acme, slug, id)).toMatchObject({ state: 'ready' })

  await db().importJob.update({ where: { id }, data: { expiresAt: old } })
  await expect(getImport(acme, slug, id)).rejects.toMatchObject({ code: 'not_found' })
  await read(slug, { document: openApi(PATHS) })
  expect(await db().importJob.findUnique({ where: { id } })).toBeNull()
})

test('refuses a member of another partner, and an import of another connector', async () => {
  const [slug, other] = [await newConnector(), await newConnector()]
  const { id } = await read(slug, { document: openApi(PATHS) })
  const refused = { code: 'not_found' }
  await expect(startImport(stranger, slug, NewImport.parse({ document: 'x' }))).rejects.toMatchObject(refused)
  await expect(getImport(stranger, slug, id)).rejects.toMatchObject(refused)
  await expect(readAgain(stranger, slug, id)).rejects.toMatchObject(refused)
  await expect(applyImport(stranger, slug, id, choose('GET /orders'))).rejects.toMatchObject(refused)
  await expect(getImport(acme, other, id)).rejects.toMatchObject(refused)
  await expect(applyImport(acme, other, id, choose('GET /orders'))).rejects.toMatchObject(refused)
})

test('two that apply at once add each operation once', async () => {
  const slug = await newConnector()
  const { id } = await read(slug, { document: openApi(PATHS) })
  const outcomes = await Promise.all([
    applyImport(acme, slug, id, choose('GET /orders')),
    applyImport(acme, slug, id, choose('GET /orders')),
  ])
  expect(outcomes.flatMap(({ added }) => added)).toEqual(['list_orders'])
  await untilRead(id)
})

test('makes a connector of what the document says, and asks only for what it does not', async () => {
  const { slug, importId } = await createFromDocument(acme, { document: openApi(PATHS) })
  await untilRead(importId)
  expect(slug).toBe('shop')
  expect(await getImport(acme, slug, importId)).toMatchObject({ state: 'ready', found: { elsewhere: null } })
  expect(await db().connector.findUnique({ where: { slug } })).toMatchObject({
    name: 'Shop',
    description: 'Orders of a small shop.',
    baseUrl: 'https://api.acme.example/v1',
  })

  const homeless = openApi(PATHS, { servers: [{ url: '/v1' }], info: { title: '', version: '1' } })
  await expect(createFromDocument(acme, { document: homeless })).rejects.toMatchObject({
    fields: { baseUrl: expect.any(String) },
  })
  const named = await createFromDocument(acme, { document: homeless, baseUrl: 'https://api.tidy.example' })
  expect(await db().connector.findUnique({ where: { slug: named.slug } })).toMatchObject({ name: 'Tidy' })
  await untilRead(named.importId)
})

test('a thousand operations are read while others are answered', { timeout: 120_000 }, async () => {
  const slug = await newConnector()
  const paths = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at) => [`/things${at}`, { get: operation(`Lists things ${at}`) }]),
  )
  const id = await startImport(acme, slug, NewImport.parse({ document: openApi(paths) }))
  const seen = new Set<number>()
  let answered = 0
  let reading = true
  const poll = (async () => {
    while (reading) {
      seen.add((await getImport(acme, slug, id)).done)
      answered++
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  await untilRead(id)
  reading = false
  await poll
  expect(await getImport(acme, slug, id)).toMatchObject({ state: 'ready', done: 1000, total: 1000 })
  expect(answered).toBeGreaterThan(3)
  const { added } = await applyImport(acme, slug, id, choose(...Object.keys(paths).map((path) => `GET ${path}`)))
  expect(added).toHaveLength(1000)
  await untilRead(id)
})

test('what is in a document is not readable in the database', async () => {
  const slug = await newConnector()
  const { id } = await read(slug, {
    document: `curl https://api.acme.example/v1/orders -H 'Authorization: Bearer planted-secret'`,
  })
  const row = await db().importJob.findUniqueOrThrow({ where: { id } })
  expect(row.state).toBe('ready')
  expect(JSON.stringify(row)).not.toContain('planted-secret')
  await readAgain(acme, slug, id)
  await untilRead(id)
  expect((await applyImport(acme, slug, id, choose('GET /orders'))).added).toEqual(['list_orders'])
  await untilRead(id)
})
