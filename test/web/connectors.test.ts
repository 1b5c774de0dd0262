import { beforeAll, expect, test } from 'vitest'
import {
  createConnector,
  createTool,
  deleteConnector,
  deleteTool,
  findLiveConnector,
  getConnector,
  getTool,
  listConnectors,
  listReleases,
  listTools,
  pendingChanges,
  publishRelease,
  rollBack,
  slugProblem,
  suggestSlug,
  updateConnector,
  updateTool,
} from '@/lib/connectors'
import type { NewConnector } from '@/lib/connectors/schema'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

let acme: Member
let rival: Member

const orders = (slug: string): NewConnector => ({
  name: 'Orders',
  slug,
  description: 'Orders of a small shop.',
  baseUrl: 'https://api.acme.example/v1/',
  access: 'open',
})

beforeAll(async () => {
  acme = await newMember('Acme')
  rival = await newMember('Rival')
})

test('creates a connector with its base URL in plain form', async () => {
  await createConnector(acme, orders('plain'))
  expect((await getConnector(acme, 'plain')).baseUrl).toBe('https://api.acme.example/v1')
})

test('says at the slug that it is taken, also by another partner', async () => {
  await createConnector(rival, orders('rivals'))
  await expect(createConnector(acme, orders('rivals'))).rejects.toMatchObject({ fields: { slug: expect.any(String) } })
  expect(await slugProblem('rivals')).toContain('taken')
  expect(await slugProblem('free-one')).toBeNull()
})

test('suggests a slug that is free', async () => {
  await createConnector(acme, orders('cafe-muller'))
  expect(await suggestSlug('Café Müller')).toBe('cafe-muller-2')
  expect(await suggestSlug('注文')).toBe('connector')
})

test.each([
  ['user info', 'https://key:secret@api.acme.example'],
  ['a loopback host', 'http://localhost:8080'],
  ['a private address', 'http://10.0.0.8/v1'],
  ['a decimal loopback address', 'http://2130706433/'],
  ['an IPv4-mapped loopback address', 'http://[::ffff:127.0.0.1]/'],
  ['the cloud metadata address', 'http://169.254.169.254/latest'],
  ['another scheme', 'ftp://api.acme.example'],
  ['no address', 'api.acme.example'],
  ['a query', 'https://api.acme.example/?key=1'],
])('refuses a base URL with %s', async (_what, baseUrl) => {
  const attempt = createConnector(acme, { ...orders('refused'), baseUrl })
  await expect(attempt).rejects.toMatchObject({ fields: { baseUrl: expect.any(String) } })
})

test('lets exactly the portal’s own sample API through', async () => {
  const sample = { ...orders('sample'), baseUrl: 'http://localhost:3000/sample-api' }
  await createConnector(acme, sample)
  for (const baseUrl of ['http://localhost:3000/api', 'http://localhost:3001/sample-api']) {
    await expect(createConnector(acme, { ...sample, slug: 'sample-2', baseUrl })).rejects.toThrow('private')
  }
})

test('serves nothing before publishing, and exactly the release after', async () => {
  await createConnector(acme, orders('served'))
  expect(await findLiveConnector('served')).toBeNull()
  await expect(publishRelease(acme, 'served', { note: '' })).rejects.toThrow('Add a tool')

  await createTool(acme, 'served', tool())
  expect(await publishRelease(acme, 'served', { note: 'first' })).toBe(1)
  await updateTool(acme, 'served', 'get_order', tool({ name: 'find_order' }))

  const live = await findLiveConnector('served')
  expect(live?.release).toBe(1)
  expect(live?.snapshot.tools.map(({ name }) => name)).toEqual(['get_order'])
})

test('publishes again as release 2 and rolls back to 1 with one call', async () => {
  await createConnector(acme, orders('rolled'))
  await createTool(acme, 'rolled', tool())
  await publishRelease(acme, 'rolled', { note: '' })
  await createTool(acme, 'rolled', tool({ name: 'get_label', path: '/orders/{id}/label' }))
  expect(await publishRelease(acme, 'rolled', { note: '' })).toBe(2)
  expect((await findLiveConnector('rolled'))?.snapshot.tools).toHaveLength(2)

  await rollBack(acme, 'rolled', { release: 1 })
  expect((await findLiveConnector('rolled'))?.release).toBe(1)
  expect((await listReleases(acme, 'rolled')).map(({ number, live }) => [number, live])).toEqual([
    [2, false],
    [1, true],
  ])
  expect(await listTools(acme, 'rolled')).toHaveLength(2)
})

test('makes one release of two who publish at once', async () => {
  await createConnector(acme, orders('raced'))
  await createTool(acme, 'raced', tool())
  const results = await Promise.allSettled([
    publishRelease(acme, 'raced', { note: 'a' }),
    publishRelease(acme, 'raced', { note: 'b' }),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await listReleases(acme, 'raced')).toHaveLength(1)
})

test('refuses to publish what is live already', async () => {
  await createConnector(acme, orders('unchanged'))
  await createTool(acme, 'unchanged', tool())
  await publishRelease(acme, 'unchanged', { note: '' })
  expect(await pendingChanges(acme, 'unchanged')).toEqual([])
  await expect(publishRelease(acme, 'unchanged', { note: '' })).rejects.toThrow('already')
})

test('keeps the order of a schema’s properties', async () => {
  await createConnector(acme, orders('ordered'))
  const inputSchema = { type: 'object', properties: { zebra: { type: 'string' }, id: { type: 'string' }, apple: {} } }
  await createTool(acme, 'ordered', tool({ inputSchema }))
  await publishRelease(acme, 'ordered', { note: '' })
  const served = (await findLiveConnector('ordered'))?.snapshot.tools[0]?.inputSchema?.properties
  expect(Object.keys(served as object)).toEqual(['zebra', 'id', 'apple'])
})

test('says at the name that a tool has it already', async () => {
  await createConnector(acme, orders('twice'))
  await createTool(acme, 'twice', tool())
  await expect(createTool(acme, 'twice', tool())).rejects.toMatchObject({ fields: { name: expect.any(String) } })
})

test('counts a connector as live, changed or draft', async () => {
  const states = new Map((await listConnectors(acme)).map(({ slug, state }) => [slug, state]))
  expect([states.get('plain'), states.get('unchanged'), states.get('served')]).toEqual(['draft', 'live', 'changed'])
})

test('changes access at once', async () => {
  await updateConnector(acme, 'served', { ...orders('served'), access: 'portal' })
  expect((await findLiveConnector('served'))?.access).toBe('portal')
})

test('stops serving a deleted connector', async () => {
  await createConnector(acme, orders('gone'))
  await createTool(acme, 'gone', tool())
  await publishRelease(acme, 'gone', { note: '' })
  await findLiveConnector('gone')
  await expect(deleteConnector(acme, 'gone', 'something')).rejects.toMatchObject({ code: 'invalid_argument' })
  await deleteConnector(acme, 'gone', 'gone')
  expect(await findLiveConnector('gone')).toBeNull()
})

test.each<[string, (stranger: Member) => Promise<unknown>]>([
  ['getConnector', (stranger) => getConnector(stranger, 'served')],
  ['updateConnector', (stranger) => updateConnector(stranger, 'served', orders('served'))],
  ['deleteConnector', (stranger) => deleteConnector(stranger, 'served', 'served')],
  ['getTool', (stranger) => getTool(stranger, 'served', 'find_order')],
  ['createTool', (stranger) => createTool(stranger, 'served', tool({ name: 'other' }))],
  ['updateTool', (stranger) => updateTool(stranger, 'served', 'find_order', tool())],
  ['deleteTool', (stranger) => deleteTool(stranger, 'served', 'find_order')],
  ['publishRelease', (stranger) => publishRelease(stranger, 'served', { note: '' })],
  ['pendingChanges', (stranger) => pendingChanges(stranger, 'served')],
  ['rollBack', (stranger) => rollBack(stranger, 'served', { release: 1 })],
])('%s refuses a member of another partner', async (_verb, call) => {
  await expect(call(rival)).rejects.toMatchObject({ code: 'not_found' })
})

test('lists nothing of another partner', async () => {
  expect(await listTools(rival, 'served')).toEqual([])
  expect(await listReleases(rival, 'served')).toEqual([])
  expect((await listConnectors(rival)).map(({ slug }) => slug)).toEqual(['rivals'])
})
