import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Page } from '@playwright/test'
import { createConnector } from '../support/e2e-connectors'
import { importInto } from '../support/e2e-imports'
import { OWNER } from '../support/e2e-people'
import { expect, test } from '../support/e2e-test'

const NOTE = 'Two tools to begin with'
const API_KEY = 'key-of-the-three-ways'
const SLUGS = { page: 'ways-by-page', api: 'ways-by-api', command: 'ways-by-command' }

/** A small shop, described as its makers would. */
const shopDocument = (origin: string) => `openapi: 3.1.0
info:
  title: Ways
  description: Orders of a small shop.
  version: 1.0.0
servers:
  - url: ${origin}/sample-api
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
security:
  - key: []
paths:
  /orders:
    get:
      operationId: listOrders
      summary: Lists orders, newest first
      tags: [Orders]
      parameters:
        - { name: status, in: query, schema: { type: string, enum: [open, shipped, cancelled] } }
      responses: { '200': { description: The orders } }
  /orders/{id}:
    get:
      operationId: getOrder
      summary: Returns one order
      tags: [Orders]
      parameters:
        - { name: id, in: path, required: true, description: Such as A7, schema: { type: string } }
      responses: { '200': { description: The order } }
  /orders/{id}/notes:
    post:
      operationId: addNote
      summary: Adds a note to an order
      tags: [Orders]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [text], properties: { text: { type: string } } }
      responses: { '201': { description: The note } }
`

const SELECTED = ['GET /orders', 'GET /orders/{id}']

/** The management API, as a script calls it. */
async function connect(origin: string) {
  const basic = Buffer.from(`${OWNER.email}:${OWNER.password}`).toString('base64')
  const made = await fetch(`${origin}/api/v1/tokens`, { method: 'POST', headers: { authorization: `Basic ${basic}` } })
  const { token } = await made.json()
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${await answer.text()}`)
    return answer
  }
  return { token: String(token), call }
}

type Call = Awaited<ReturnType<typeof connect>>['call']

async function byApi(origin: string, call: Call): Promise<void> {
  const path = `/connectors/${SLUGS.api}`
  await call('PUT', path, {
    name: 'Ways',
    description: 'Orders of a small shop.',
    baseUrl: `${origin}/sample-api`,
    credential: { kind: 'header', name: 'X-Api-Key', value: API_KEY },
    tools: [],
  })
  await call('POST', `${path}/import`, { kind: 'openapi', document: shopDocument(origin), select: SELECTED })
  const definition = await (await call('GET', `${path}/definition?format=json`)).json()
  for (const tool of definition.tools) if (tool.name === 'get_order') tool.name = 'find_order'
  await call('PUT', path, definition)
  await call('POST', `${path}/releases`, { note: NOTE })
}

async function byCommand(origin: string, token: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-ways-'))
  const portico = (args: string[], env: Record<string, string> = {}) =>
    promisify(execFile)(process.execPath, [join(process.cwd(), 'bin/portico.mjs'), ...args], {
      cwd: folder,
      env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', PORTICO_URL: origin, PORTICO_TOKEN: token, ...env },
    })
  try {
    writeFileSync(join(folder, 'shop.yaml'), shopDocument(origin))
    const make = ['--name', 'Ways', '--description', 'Orders of a small shop.', '--base-url', `${origin}/sample-api`]
    const select = SELECTED.flatMap((operation) => ['--select', operation])
    await portico(['import', SLUGS.command, 'shop.yaml', ...make, ...select])
    await portico(['export', SLUGS.command, '--out', 'ways.yaml'])
    const file = readFileSync(join(folder, 'ways.yaml'), 'utf8')
      .replace('name: get_order', 'name: find_order')
      .replace(
        'credential:\n  kind: none',
        'credential:\n  kind: header\n  name: X-Api-Key\n  valueFrom: WAYS_CREDENTIAL',
      )
    writeFileSync(join(folder, 'ways.yaml'), file)
    await portico(['apply', 'ways.yaml'], { WAYS_CREDENTIAL: API_KEY })
    await portico(['publish', SLUGS.command, '--note', NOTE])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function byPage(page: Page, origin: string): Promise<void> {
  const details = { name: 'Ways', description: 'Orders of a small shop.', baseUrl: `${origin}/sample-api` }
  const place = await createConnector(page, 'acme', { ...details, slug: SLUGS.page })
  await page.goto(`${place.here}/access`)
  await page.getByText('Add a credential', { exact: true }).click()
  await page.getByRole('radio', { name: 'Header key' }).check()
  await page.getByLabel('Header name').fill('X-Api-Key')
  await page.getByLabel(/^Key/).fill(API_KEY)
  await page.getByRole('button', { name: 'Save credential' }).click()
  await expect(page.getByText('X-Api-Key: ••••••••')).toBeVisible()

  await importInto(page, place, shopDocument(origin))
  await page.getByRole('textbox', { name: 'Name for GET /orders/{id}', exact: true }).fill('find_order')
  const added = page
    .getByRole('list', { name: 'Operations' })
    .getByRole('listitem')
    .filter({ hasText: '/orders/{id}/notes' })
  await added.getByRole('checkbox').uncheck()
  await page.getByRole('button', { name: 'Add 2 tools' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 tools added' })).toBeVisible()
  await page.goto(`${place.here}/publish`)
  await page.getByLabel('Note').fill(NOTE)
  await page.getByRole('button', { name: /^Publish release/ }).click()
  await expect(page.getByRole('status').filter({ hasText: /Release 1 is live/ })).toBeVisible()
}

/** What a connector came to, without what its own address makes different. */
async function released(origin: string, call: Call, slug: string) {
  const definition = await (await call('GET', `/connectors/${slug}/definition?format=json`)).json()
  const { releases } = await (await call('GET', `/connectors/${slug}/releases`)).json()
  const client = new Client({ name: 'ways', version: '1.0.0' })
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp/${slug}`)))
  const { tools } = await client.listTools()
  const { content } = await client.callTool({ name: 'find_order', arguments: { id: 'A7' } })
  await client.close()
  const [{ release, note, live, changes }] = releases
  const { slug: _slug, credential, ...rest } = definition
  return { ...rest, credential: { ...credential, valueFrom: null }, release, note, live, changes, tools, content }
}

test('by page, by API and by command line the same journey ends in the same release', async ({
  ownerPage: page,
  origin,
}) => {
  const { token, call } = await connect(origin)
  await byApi(origin, call)
  await byCommand(origin, token)
  await byPage(page, origin)

  const api = await released(origin, call, SLUGS.api)
  expect(api).toMatchObject({
    release: 1,
    live: true,
    note: NOTE,
    credential: { kind: 'header', name: 'X-Api-Key' },
    tools: [{ name: 'list_orders' }, { name: 'find_order' }],
    content: [{ type: 'text', text: expect.stringContaining('"A7"') }],
  })
  expect(JSON.stringify(api)).not.toContain(API_KEY)
  expect(await released(origin, call, SLUGS.command)).toEqual(api)
  expect(await released(origin, call, SLUGS.page)).toEqual(api)
})
