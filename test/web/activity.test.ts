import { beforeAll, expect, test } from 'vitest'
import { OPERATIONS } from '@/app/api/v1/_contract/operations'
import { recordAudit } from '@/lib/activity'
import { ActivityQuery } from '@/lib/activity/schema'
import {
  addIcon,
  annotateTools,
  createConnector,
  createPrompt,
  createTool,
  deleteConnector,
  deleteTool,
  publishRelease,
  saveInstructions,
  updateConnector,
  updateTool,
} from '@/lib/connectors'
import { PromptDefinition } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { exportActivity, listActivity, listActivityFacets } from '@/lib/partners'
import type { Member, Role } from '@/lib/partners/schema'
import { putPlugin } from '@/lib/plugins'
import { PluginDefinition } from '@/lib/plugins/schema'
import { saveCredential } from '@/lib/upstream'
import { callApi, tokenOf } from '@/test/support/api-client'
import { newMember, newTeam } from '@/test/support/people'
import { tool } from '@/test/support/tools'

const SECRET = 'planted-secret-value'
const details = { name: 'Orders', description: 'Orders of a shop.', baseUrl: 'https://api.acme.example/v1' }

let team: Record<Role, Member>
let rival: Member

beforeAll(async () => {
  team = await newTeam('Acme')
  rival = await newMember('Rival')
  const { owner, admin, editor } = team
  await createConnector(editor, { ...details, slug: 'orders', access: 'open' })
  await createTool(editor, 'orders', tool())
  await updateTool(editor, 'orders', 'get_order', tool({ title: 'Find order', path: '/order/{id}' }))
  await annotateTools(editor, 'orders', { names: ['get_order'], annotations: { idempotentHint: false } })
  await saveInstructions(editor, 'orders', { instructions: 'Ask first.' })
  await createPrompt(
    editor,
    'orders',
    PromptDefinition.parse({
      name: 'reply',
      title: 'Reply',
      messages: [{ role: 'user', content: { type: 'text', text: 'Hi' } }],
    }),
  )
  await publishRelease(editor, 'orders', { note: 'First' })
  await saveCredential(admin, 'orders', { kind: 'header', name: 'X-Key', value: SECRET })
  await saveCredential(admin, 'orders', { kind: 'bearer', value: SECRET })
  await updateConnector(admin, 'orders', { ...details, name: 'Shop', access: 'portal' })
  await putPlugin(owner, {
    name: 'shop',
    definition: PluginDefinition.parse({ connectors: [{ connector: 'orders' }] }),
  })
  await deleteTool(editor, 'orders', 'get_order')
})

const all = (more: object = {}) => ActivityQuery.parse({ limit: 500, ...more })
const listed = async (member: Member, more: object = {}) => (await listActivity(member, all(more))).entries
const entry = async (event: string) => (await listed(team.viewer)).find((each) => each.event === event)

test('every change has an entry, with who, what was before and what came after', async () => {
  expect(await entry('connector.created')).toMatchObject({ person: { id: team.editor.userId }, subject: 'orders' })
  expect(await entry('tool.updated')).toMatchObject({
    subject: 'orders/get_order',
    detail: {
      before: { title: 'Get order', path: '/orders/{id}' },
      after: { title: 'Find order', path: '/order/{id}' },
    },
  })
  const changed = (await entry('tool.updated'))?.detail as { before: object }
  expect(Object.keys(changed.before).sort()).toEqual(['path', 'title'])
  expect(await entry('tools.annotated')).toMatchObject({
    detail: { after: { tools: { get_order: { annotations: { idempotentHint: false } } } } },
  })
  expect(await entry('instructions.updated')).toMatchObject({
    detail: { before: { instructions: '' }, after: { instructions: 'Ask first.' } },
  })
  expect(await entry('release.published')).toMatchObject({
    detail: { release: 1, note: 'First', before: { live: null }, after: { live: 1 } },
  })
  expect(await entry('credential.replaced')).toMatchObject({
    detail: { before: { kind: 'header', name: 'X-Key' }, after: { kind: 'bearer' } },
  })
  expect(await entry('connector.updated')).toMatchObject({
    detail: { before: { name: 'Orders', access: 'open' }, after: { name: 'Shop', access: 'portal' } },
  })
  expect(await entry('plugin.saved')).toMatchObject({ detail: { after: { connectors: [{ connector: 'orders' }] } } })
  expect(await entry('tool.deleted')).toMatchObject({ detail: { before: { name: 'get_order', title: 'Find order' } } })
})

test('no secret is in any of them, in the list or in the file', async () => {
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain(SECRET)
  const token = await tokenOf(team.admin)
  const answers = ['', '&format=csv'].map((format) => callApi('GET', `/api/v1/activity?limit=500${format}`, { token }))
  for (const { body } of await Promise.all(answers)) expect(JSON.stringify(body)).not.toContain(SECRET)
})

test('an icon is noted without its bytes', async () => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await addIcon(team.editor, 'orders', { kind: 'connector', name: '' }, {
    src: `data:image/png;base64,${pixel}`,
  } as never)
  expect(JSON.stringify(await entry('icon.added'))).toContain('data:image/png;base64,…')
})

test('is found by person, kind and part of the subject', async () => {
  const events = async (more: object) =>
    new Set((await listed(team.viewer, more)).map(({ event }) => event.split('.')[0]))
  expect(await events({ person: team.admin.userId, kind: 'credential' })).toEqual(new Set(['credential']))
  expect(await events({ kind: 'tool' })).toEqual(new Set(['tool', 'tools']))
  expect(await events({ subject: 'GET_ORDER' })).toEqual(new Set(['tool']))
  expect(await events({ person: rival.userId })).toEqual(new Set())
  const facets = await listActivityFacets(team.viewer)
  expect(facets.kinds).toEqual(
    expect.arrayContaining(['connector', 'tool', 'prompt', 'release', 'credential', 'plugin']),
  )
  expect(facets.people.map(({ id }) => id).sort()).toEqual(
    [team.owner, team.admin, team.editor].map(({ userId }) => userId).sort(),
  )
})

test('comes in pages without a gap or a repetition, also where several have one time', async () => {
  const at = new Date()
  await db().auditEntry.createMany({
    data: Array.from({ length: 7 }, (_, index) => {
      return { partnerId: team.owner.partnerId, event: 'paged.one', subject: `${index}`, detail: {}, at }
    }),
  })
  const whole = (await listed(team.viewer)).map(({ id }) => id)
  const seen: string[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await listActivity(team.viewer, ActivityQuery.parse({ limit: 3, ...(before && { before }) }))
    seen.push(...page.entries.map(({ id }) => id))
    before = page.next
  }
  expect(seen).toEqual(whole)
})

test('is of its own partner, whatever is asked for', async () => {
  const [newest] = await listed(team.viewer)
  expect(await listed(rival, { person: team.editor.userId })).toEqual([])
  expect(await listed(rival, { before: `${new Date(Date.now() + 1000).toISOString()}~${newest?.id}` })).toEqual([])
  await recordAudit(rival, 'connector.created', 'orders')
  expect((await listed(team.viewer)).some(({ person }) => person?.id === rival.userId)).toBe(false)
})

test('a deleted connector leaves its entries', async () => {
  await createConnector(team.editor, { ...details, slug: 'gone', access: 'open' })
  await deleteConnector(team.admin, 'gone', 'gone')
  expect((await listed(team.viewer, { subject: 'gone' })).map(({ event }) => event)).toEqual([
    'connector.deleted',
    'connector.created',
  ])
})

test('over the API: JSON in pages for every member, the whole as CSV for admins', async () => {
  const reader = await tokenOf(team.viewer, ['read'])
  const page = await callApi('GET', '/api/v1/activity?limit=2&kind=tool', { token: reader })
  expect(page.status).toBe(200)
  const schema = OPERATIONS.find(({ id }) => id === 'listActivity')?.answers[200]
  expect(typeof schema === 'object' && schema.safeParse(page.body).error).toBeUndefined()
  expect(page.body.entries[0]).toMatchObject({ event: 'tool.deleted', what: 'Deleted the tool orders/get_order' })
  const more = await callApi('GET', `/api/v1/activity?limit=2&kind=tool&before=${page.body.next}`, { token: reader })
  expect(more.body.entries[0].id).not.toBe(page.body.entries[1].id)

  const csv = '/api/v1/activity?format=csv&subject=orders'
  expect((await callApi('GET', csv, { token: reader })).status).toBe(403)
  const file = await callApi('GET', csv, { token: await tokenOf(team.admin, ['read']) })
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="partner-\d+-activity-.*\.csv"$/)
  expect(file.body).toMatch(/^"time","name","email"/)
  expect(file.body).toContain('"Deleted the tool orders/get_order"')

  for (const query of ['limit=0', 'limit=501', 'before=yesterday', 'format=xml']) {
    expect([query, (await callApi('GET', `/api/v1/activity?${query}`, { token: reader })).status]).toEqual([query, 400])
  }
})

test('the file has every entry, however many pages they are', async () => {
  const { partnerId } = await newMember('Busy')
  const count = 1203
  await db().auditEntry.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      partnerId,
      event: 'busy.day',
      subject: `${index}`,
      detail: {},
    })),
  })
  const busy: Member = { ...team.admin, partnerId }
  const seen = new Set<string>()
  for await (const page of await exportActivity(busy, {})) for (const { id } of page) seen.add(id)
  expect(seen.size).toBeGreaterThanOrEqual(count)
})
