import { beforeAll, describe, expect, test } from 'vitest'
import {
  addTools,
  annotateTools,
  arrangePrompts,
  arrangeResources,
  arrangeTools,
  createConnector,
  createPrompt,
  createResource,
  createTool,
  deleteTools,
  duplicateTool,
  findLiveConnector,
  getTool,
  groupTools,
  listPrompts,
  listResources,
  listTools,
  moveTool,
  pendingChanges,
  prefixTools,
  publishRelease,
  renameGroup,
  setToolsHidden,
  updateTool,
} from '@/lib/connectors'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'
import { prompt, textResource } from '@/test/support/prompts'
import { tool } from '@/test/support/tools'

let acme: Member
let rival: Member
let count = 0

beforeAll(async () => {
  acme = await newMember('Acme')
  rival = await newMember('Rival')
})

/** A connector with tools of these names; gives its slug. */
async function withTools(...names: string[]): Promise<string> {
  const slug = `lists-${++count}`
  await createConnector(acme, {
    name: 'Orders',
    slug,
    description: 'Orders of a shop.',
    baseUrl: 'https://api.acme.example',
    access: 'open',
  })
  for (const name of names) await createTool(acme, slug, tool({ name }))
  return slug
}

const names = async (slug: string) => (await listTools(acme, slug)).map(({ name }) => name)
const grouped = async (slug: string) => (await listTools(acme, slug)).map(({ name, group = '' }) => `${name}:${group}`)
const audit = (subject: string) => db().auditEntry.findFirst({ where: { subject }, orderBy: { at: 'desc' } })

test('sets order and groups at once, and serves the tools in that order', async () => {
  const slug = await withTools('a', 'b', 'c')
  await arrangeTools(acme, slug, [{ name: 'c', group: 'G' }, { name: 'a' }, { name: 'b', group: 'G' }])
  expect(await grouped(slug)).toEqual(['c:G', 'b:G', 'a:'])
  expect(await audit(slug)).toMatchObject({ event: 'tools.arranged', detail: { tools: 3 } })
  await publishRelease(acme, slug, { note: '' })
  const { tools } = (await findLiveConnector(slug))?.snapshot ?? {}
  expect(tools?.map(({ name }) => name)).toEqual(['c', 'b', 'a'])
  expect(tools?.some((one) => 'group' in one)).toBe(false)
})

test('serves groups in one piece, however the draft has them', async () => {
  const slug = await withTools()
  const wanted = [{ name: 'a', group: 'G' }, { name: 'b' }, { name: 'c', group: 'G' }]
  for (const one of wanted) await createTool(acme, slug, tool(one))
  await publishRelease(acme, slug, { note: '' })
  expect((await findLiveConnector(slug))?.snapshot.tools.map(({ name }) => name)).toEqual(['a', 'c', 'b'])
})

test.each([
  ['lacks a tool', [{ name: 'a' }]],
  ['has an unknown one', [{ name: 'a' }, { name: 'b' }, { name: 'x' }]],
  ['has one twice', [{ name: 'a' }, { name: 'b' }, { name: 'a' }]],
])('refuses an order that %s', async (_what, order) => {
  const slug = await withTools('a', 'b')
  await expect(arrangeTools(acme, slug, order)).rejects.toMatchObject({ code: 'conflict' })
  expect(await names(slug)).toEqual(['a', 'b'])
})

test('moves one tool, and at the edge of its group into the next', async () => {
  const slug = await withTools('a', 'b', 'c')
  await groupTools(acme, slug, { names: ['b', 'c'], group: 'G' })
  await moveTool(acme, slug, 'b', 'up')
  expect(await grouped(slug)).toEqual(['a:', 'b:', 'c:G'])
  await moveTool(acme, slug, 'a', 'up')
  expect(await grouped(slug)).toEqual(['a:', 'b:', 'c:G'])
})

test('groups, renames a group and dissolves it', async () => {
  const slug = await withTools('a', 'b', 'c')
  await groupTools(acme, slug, { names: ['a', 'b'], group: 'G' })
  expect(await grouped(slug)).toEqual(['c:', 'a:G', 'b:G'])
  await renameGroup(acme, slug, { group: 'G', name: 'Orders' })
  expect(await grouped(slug)).toEqual(['c:', 'a:Orders', 'b:Orders'])
  await renameGroup(acme, slug, { group: 'Orders', name: '' })
  expect(await grouped(slug)).toEqual(['c:', 'a:', 'b:'])
  await expect(renameGroup(acme, slug, { group: 'Orders', name: 'X' })).rejects.toMatchObject({ code: 'not_found' })
})

test('keeps hidden tools and does not serve them', async () => {
  const slug = await withTools('a', 'b')
  await publishRelease(acme, slug, { note: '' })
  await setToolsHidden(acme, slug, { names: ['b'], hidden: true })
  expect(await pendingChanges(acme, slug)).toMatchObject([{ kind: 'removed', subject: 'b', breaking: true }])
  await publishRelease(acme, slug, { note: '' })
  expect((await findLiveConnector(slug))?.snapshot.tools.map(({ name }) => name)).toEqual(['a'])
  expect(await names(slug)).toEqual(['a', 'b'])
  await setToolsHidden(acme, slug, { names: ['b'], hidden: false })
  expect(await getTool(acme, slug, 'b')).not.toHaveProperty('hidden')
})

test('deletes several, or none where one is unknown', async () => {
  const slug = await withTools('a', 'b', 'c')
  await expect(deleteTools(acme, slug, { names: ['a', 'x'] })).rejects.toMatchObject({ code: 'not_found' })
  expect(await names(slug)).toEqual(['a', 'b', 'c'])
  await deleteTools(acme, slug, { names: ['a', 'c'] })
  expect(await names(slug)).toEqual(['b'])
})

test('puts a copy right behind its original, under a name of its own', async () => {
  const slug = await withTools('a', 'b')
  await updateTool(acme, slug, 'a', tool({ name: 'a', aliases: ['old_a'], group: 'G' }))
  expect(await duplicateTool(acme, slug, 'a')).toBe('a_copy')
  expect(await duplicateTool(acme, slug, 'a')).toBe('a_copy_2')
  expect(await names(slug)).toEqual(['a', 'a_copy_2', 'a_copy', 'b'])
  expect(await getTool(acme, slug, 'a_copy')).toMatchObject({ title: 'Get order (copy)', group: 'G' })
  expect((await getTool(acme, slug, 'a_copy')).aliases).toBeUndefined()
})

test('sets hints, of which reading and destroying exclude each other', async () => {
  const slug = await withTools('a', 'b')
  await annotateTools(acme, slug, { names: ['a'], annotations: { destructiveHint: true } })
  expect((await getTool(acme, slug, 'a')).annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true })
  expect((await getTool(acme, slug, 'b')).annotations).toMatchObject({ readOnlyHint: true })
  const both = annotateTools(acme, slug, {
    names: ['a'],
    annotations: { readOnlyHint: true, destructiveHint: true },
  })
  await expect(both).rejects.toMatchObject({ code: 'invalid_argument' })
})

describe('a prefix', () => {
  const input = { replaces: '', keepFormerNames: true }

  test('keeps the former names of tools that are live, and what was recorded for them', async () => {
    const slug = await withTools('get', 'x_get')
    const before = await db().tool.findMany({ where: { connector: { slug } }, orderBy: { position: 'asc' } })
    await publishRelease(acme, slug, { note: '' })
    await createTool(acme, slug, tool({ name: 'fresh' }))
    // The new name of one is the old name of another.
    await prefixTools(acme, slug, { ...input, names: ['get', 'x_get', 'fresh'], prefix: 'x_', keepFormerNames: false })
    expect(await names(slug)).toEqual(['x_get', 'x_x_get', 'x_fresh'])
    await prefixTools(acme, slug, { ...input, names: ['x_get', 'x_fresh'], prefix: 'y_', replaces: 'x_' })
    expect(await names(slug)).toEqual(['y_get', 'x_x_get', 'y_fresh'])
    expect((await getTool(acme, slug, 'y_get')).aliases).toEqual(['x_get'])
    expect((await getTool(acme, slug, 'y_fresh')).aliases).toBeUndefined()
    const after = await db().tool.findMany({ where: { connector: { slug } }, orderBy: { position: 'asc' } })
    expect(after.slice(0, 2).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  test.each([
    ['too long', 'a'.repeat(40)],
    ['with a space', 'a b'],
    ['that makes a name twice', 'b'],
  ])('is refused at its field: %s', async (_what, prefix) => {
    const slug = await withTools('a', 'ba')
    const attempt = prefixTools(acme, slug, { ...input, names: ['a'], prefix })
    await expect(attempt).rejects.toMatchObject({ fields: { prefix: expect.any(String) } })
    expect(await names(slug)).toEqual(['a', 'ba'])
  })

  test('that is nothing but the name is refused', async () => {
    const slug = await withTools('get_', 'b')
    const attempt = prefixTools(acme, slug, { ...input, names: ['get_'], prefix: '', replaces: 'get_' })
    await expect(attempt).rejects.toMatchObject({ fields: { prefix: expect.any(String) } })
  })
})

test('orders prompts and resources', async () => {
  const slug = await withTools()
  for (const name of ['p1', 'p2']) await createPrompt(acme, slug, prompt({ name }))
  for (const name of ['r1', 'r2']) await createResource(acme, slug, textResource({ name, uri: `shop://${name}` }))
  await arrangePrompts(acme, slug, ['p2', 'p1'])
  await arrangeResources(acme, slug, ['r2', 'r1'])
  expect((await listPrompts(acme, slug)).map(({ name }) => name)).toEqual(['p2', 'p1'])
  expect((await listResources(acme, slug)).map(({ name }) => name)).toEqual(['r2', 'r1'])
  await expect(arrangePrompts(acme, slug, ['p2', 'p2'])).rejects.toMatchObject({ code: 'conflict' })
  await expect(arrangeResources(acme, slug, ['r2'])).rejects.toMatchObject({ code: 'conflict' })
})

test('stays quick with 300 tools', async () => {
  const slug = await withTools()
  const many = Array.from({ length: 300 }, (_, index) => tool({ name: `t${index}`, path: `/t${index}/{id}` }))
  const given = many.map((one) => ({ tool: one, kind: 'openapi', operation: `GET ${one.path}` }))
  await addTools(acme, slug, { tools: given })
  const started = performance.now()
  await arrangeTools(acme, slug, many.map(({ name }) => ({ name })).reverse())
  expect(performance.now() - started).toBeLessThan(3000)
  expect((await names(slug))[0]).toBe('t299')
})

test('notes nothing where nothing changes', async () => {
  const slug = await withTools('a', 'b')
  await arrangeTools(acme, slug, [{ name: 'a' }, { name: 'b' }])
  expect(await db().auditEntry.count({ where: { event: 'tools.arranged', subject: slug } })).toBe(0)
})

test('refuses a member of another partner', async () => {
  const slug = await withTools('a', 'b')
  const attempts = [
    arrangeTools(rival, slug, [{ name: 'b' }, { name: 'a' }]),
    moveTool(rival, slug, 'a', 'down'),
    groupTools(rival, slug, { names: ['a'], group: 'G' }),
    renameGroup(rival, slug, { group: 'G', name: 'H' }),
    setToolsHidden(rival, slug, { names: ['a'], hidden: true }),
    deleteTools(rival, slug, { names: ['a'] }),
    duplicateTool(rival, slug, 'a'),
    annotateTools(rival, slug, { names: ['a'], annotations: { readOnlyHint: false } }),
    prefixTools(rival, slug, { names: ['a'], prefix: 'x_', replaces: '', keepFormerNames: false }),
    arrangePrompts(rival, slug, []),
    arrangeResources(rival, slug, []),
  ]
  await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toMatchObject({ code: 'not_found' })))
  expect(await grouped(slug)).toEqual(['a:', 'b:'])
})
