import { beforeAll, beforeEach, expect, test } from 'vitest'
import {
  createConnector,
  createPrompt,
  createResource,
  createTool,
  deletePrompt,
  deleteResource,
  findLiveConnector,
  getConnector,
  getPrompt,
  getResource,
  getTool,
  keepFormerName,
  listConnectors,
  listPrompts,
  listResources,
  listTools,
  moveTool,
  pendingChanges,
  publishRelease,
  rollBack,
  saveInstructions,
  savePrompts,
  saveResources,
  updatePrompt,
  updateResource,
  updateTool,
} from '@/lib/connectors'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'
import { prompt, templateResource, textResource } from '@/test/support/prompts'
import { tool } from '@/test/support/tools'

let acme: Member
let rival: Member
let slug: string
let count = 0

beforeAll(async () => {
  acme = await newMember('Acme')
  rival = await newMember('Rival')
})

beforeEach(async () => {
  count += 1
  slug = `shop-${count}`
  const baseUrl = 'https://api.acme.example'
  await createConnector(acme, { name: 'Shop', slug, description: 'A shop.', baseUrl, access: 'open' })
})

const names = (list: { name: string }[]) => list.map(({ name }) => name)

test('keeps prompts in order, renames one and takes one out', async () => {
  await createPrompt(acme, slug, prompt({ name: 'first' }))
  await createPrompt(acme, slug, prompt({ name: 'second' }))
  await updatePrompt(acme, slug, 'first', prompt({ name: 'third', title: 'Third' }))
  expect(names(await listPrompts(acme, slug))).toEqual(['third', 'second'])
  expect(await getPrompt(acme, slug, 'third')).toEqual(prompt({ name: 'third', title: 'Third' }))

  await deletePrompt(acme, slug, 'third')
  expect(names(await listPrompts(acme, slug))).toEqual(['second'])
  await expect(getPrompt(acme, slug, 'third')).rejects.toMatchObject({ code: 'not_found' })
  await expect(deletePrompt(acme, slug, 'third')).rejects.toMatchObject({ code: 'not_found' })
  await expect(updatePrompt(acme, slug, 'third', prompt())).rejects.toMatchObject({ code: 'not_found' })
})

test('says at the name that a prompt or a resource has it', async () => {
  await createPrompt(acme, slug, prompt())
  await createPrompt(acme, slug, prompt({ name: 'other' }))
  const atName = { fields: { name: expect.stringContaining('already') } }
  await expect(createPrompt(acme, slug, prompt())).rejects.toMatchObject(atName)
  await expect(updatePrompt(acme, slug, 'other', prompt())).rejects.toMatchObject(atName)
  await createResource(acme, slug, textResource())
  await expect(createResource(acme, slug, textResource({ uri: 'shop://b' }))).rejects.toMatchObject(atName)
})

test('says at the address that another resource answers it', async () => {
  await createResource(acme, slug, textResource())
  await createResource(acme, slug, templateResource())
  const text = createResource(acme, slug, textResource({ name: 'again' }))
  await expect(text).rejects.toMatchObject({ fields: { uri: expect.stringContaining('"returns" answers') } })
  const same = { uriTemplate: 'shop://orders/{number}', path: '/x/{number}', variables: [{ name: 'number' }] }
  const template = createResource(acme, slug, templateResource({ name: 'again', ...same }))
  await expect(template).rejects.toMatchObject({ fields: { uriTemplate: expect.stringContaining('"order" answers') } })
  // Its own address is free for it.
  await updateResource(acme, slug, 'order', templateResource({ title: 'One order', ...same }))
  expect(await getResource(acme, slug, 'order')).toMatchObject({ title: 'One order' })
})

test('replaces all prompts and all resources, or none where one is wrong', async () => {
  await saveResources(acme, slug, [textResource(), templateResource()])
  await savePrompts(acme, slug, [prompt({ name: 'b' }), prompt({ name: 'a' })])
  expect(names(await listPrompts(acme, slug))).toEqual(['b', 'a'])

  await expect(savePrompts(acme, slug, [prompt({ name: 'c' }), prompt({ arguments: [] })])).rejects.toThrow('{{tone}}')
  await expect(savePrompts(acme, slug, [prompt(), prompt()])).rejects.toThrow('two prompts')
  await expect(saveResources(acme, slug, [textResource(), textResource()])).rejects.toThrow('already')
  expect(names(await listPrompts(acme, slug))).toEqual(['b', 'a'])
  expect(names(await listResources(acme, slug))).toEqual(['returns', 'order'])

  await saveResources(acme, slug, [templateResource()])
  await savePrompts(acme, slug, [])
  expect(names(await listResources(acme, slug))).toEqual(['order'])
  expect(await listPrompts(acme, slug)).toEqual([])
})

test('does not embed a resource that is not there, also where it went later', async () => {
  const embeds = prompt({ messages: [{ content: { type: 'resource', uri: 'shop://returns' } }] })
  await expect(createPrompt(acme, slug, embeds)).rejects.toMatchObject({
    fields: { 'messages.0.content.uri': expect.any(String) },
  })
  await createResource(acme, slug, textResource())
  await createPrompt(acme, slug, embeds)
  await deleteResource(acme, slug, 'returns')
  await createTool(acme, slug, tool())
  await expect(publishRelease(acme, slug, { note: '' })).rejects.toThrow('write_reply')
})

test('bounds how many and how much', async () => {
  const many = Array.from({ length: 51 }, (_, index) => prompt({ name: `p${index}` }))
  await expect(savePrompts(acme, slug, many)).rejects.toThrow('at most 50')
  await savePrompts(acme, slug, many.slice(1))
  await expect(createPrompt(acme, slug, prompt())).rejects.toThrow('at most 50')
  const text = 'x'.repeat(199_000)
  const large = Array.from({ length: 21 }, (_, index) =>
    textResource({ name: `r${index}`, uri: `shop://${index}`, text }),
  )
  await expect(saveResources(acme, slug, large)).rejects.toThrow('at most 4 MB')
})

test('a release freezes them, and a rollback brings them back', async () => {
  await createTool(acme, slug, tool())
  await saveResources(acme, slug, [textResource()])
  await savePrompts(acme, slug, [prompt()])
  await saveInstructions(acme, slug, { instructions: 'Ask first.' })
  await publishRelease(acme, slug, { note: '' })
  const first = { instructions: 'Ask first.', prompts: [prompt()], resources: [textResource()] }
  expect((await findLiveConnector(slug))?.snapshot).toMatchObject(first)
  expect(await pendingChanges(acme, slug)).toEqual([])

  await saveResources(acme, slug, [])
  await savePrompts(acme, slug, [])
  await saveInstructions(acme, slug, { instructions: '' })
  expect((await getConnector(acme, slug)).instructions).toBe('')
  expect((await listConnectors(acme)).find((one) => one.slug === slug)?.state).toBe('changed')
  await publishRelease(acme, slug, { note: '' })
  expect((await findLiveConnector(slug))?.snapshot).toMatchObject({ instructions: '', prompts: [], resources: [] })

  await rollBack(acme, slug, { release: 1 })
  expect((await findLiveConnector(slug))?.snapshot).toMatchObject(first)
})

test('reads a release made before there were prompts and resources', async () => {
  const { id } = await getConnector(acme, slug)
  const snapshot = { name: 'Shop', description: 'A shop.', baseUrl: 'https://api.acme.example', tools: [] }
  const release = await db().release.create({ data: { connectorId: id, number: 1, snapshot } })
  await db().connector.update({ where: { id }, data: { liveReleaseId: release.id } })
  expect((await findLiveConnector(slug))?.snapshot).toEqual({
    ...snapshot,
    instructions: '',
    prompts: [],
    resources: [],
  })
  expect(await pendingChanges(acme, slug)).toEqual([])
})

test('a hidden tool is kept and not released; a group is the partner’s own', async () => {
  await createTool(acme, slug, tool({ group: 'Orders' }))
  await createTool(acme, slug, tool({ name: 'secret', hidden: true }))
  await publishRelease(acme, slug, { note: '' })
  expect((await findLiveConnector(slug))?.snapshot.tools).toEqual([tool()])
  expect((await listTools(acme, slug)).map(({ name, group, hidden }) => [name, group, hidden])).toEqual([
    ['get_order', 'Orders', undefined],
    ['secret', undefined, true],
  ])
  await updateTool(acme, slug, 'get_order', tool({ group: 'Sales' }))
  expect(await pendingChanges(acme, slug)).toEqual([])
  await updateTool(acme, slug, 'secret', tool({ name: 'secret', hidden: false }))
  expect(await pendingChanges(acme, slug)).toMatchObject([{ kind: 'added', subject: 'secret' }])
})

test('does not publish where all tools are hidden', async () => {
  await createTool(acme, slug, tool({ hidden: true }))
  await expect(publishRelease(acme, slug, { note: '' })).rejects.toMatchObject({ code: 'conflict' })
})

test('one name, present or former, is one tool’s', async () => {
  await createTool(acme, slug, tool({ name: 'find_order', aliases: ['get_order'] }))
  await createTool(acme, slug, tool({ name: 'other' }))
  const atName = { fields: { name: expect.stringContaining('"get_order" is a name of find_order') } }
  await expect(createTool(acme, slug, tool())).rejects.toMatchObject(atName)
  const shared = updateTool(acme, slug, 'other', tool({ name: 'other', aliases: ['find_order'] }))
  await expect(shared).rejects.toMatchObject({ fields: { aliases: expect.any(String) } })
  await expect(createTool(acme, slug, tool({ name: 'constructor' }))).rejects.toMatchObject({
    fields: { name: expect.any(String) },
  })
})

test('keeps the former name of a renamed tool, and what a form leaves out', async () => {
  await createTool(acme, slug, tool({ group: 'Orders' }))
  await publishRelease(acme, slug, { note: '' })
  await updateTool(acme, slug, 'get_order', tool({ name: 'find_order' }))
  expect(await pendingChanges(acme, slug)).toMatchObject([
    { kind: 'added', subject: 'find_order' },
    { kind: 'removed', subject: 'get_order', breaking: true, renamedTo: 'find_order' },
  ])
  await keepFormerName(acme, slug, { name: 'find_order', formerName: 'get_order' })
  expect((await pendingChanges(acme, slug)).map(({ breaking }) => breaking)).toEqual([false])

  await updateTool(acme, slug, 'find_order', tool({ name: 'find_order', title: 'Find' }))
  expect(await getTool(acme, slug, 'find_order')).toMatchObject({ aliases: ['get_order'], group: 'Orders' })
  await updateTool(acme, slug, 'find_order', tool({ name: 'find_order', aliases: [], group: '', hidden: false }))
  expect(await getTool(acme, slug, 'find_order')).toEqual(tool({ name: 'find_order' }))
})

test('moves a tool up and down, and never past an end', async () => {
  for (const name of ['a', 'b', 'c']) await createTool(acme, slug, tool({ name }))
  await moveTool(acme, slug, 'c', 'up')
  expect(names(await listTools(acme, slug))).toEqual(['a', 'c', 'b'])
  await moveTool(acme, slug, 'a', 'down')
  await moveTool(acme, slug, 'c', 'up')
  await moveTool(acme, slug, 'b', 'down')
  expect(names(await listTools(acme, slug))).toEqual(['c', 'a', 'b'])
  await expect(moveTool(acme, slug, 'd', 'up')).rejects.toMatchObject({ code: 'not_found' })
})

test.each<[string, () => Promise<unknown>]>([
  ['createPrompt', () => createPrompt(rival, slug, prompt())],
  ['updatePrompt', () => updatePrompt(rival, slug, 'write_reply', prompt())],
  ['deletePrompt', () => deletePrompt(rival, slug, 'write_reply')],
  ['savePrompts', () => savePrompts(rival, slug, [])],
  ['getPrompt', () => getPrompt(rival, slug, 'write_reply')],
  ['createResource', () => createResource(rival, slug, textResource())],
  ['updateResource', () => updateResource(rival, slug, 'returns', textResource())],
  ['deleteResource', () => deleteResource(rival, slug, 'returns')],
  ['saveResources', () => saveResources(rival, slug, [])],
  ['getResource', () => getResource(rival, slug, 'returns')],
  ['saveInstructions', () => saveInstructions(rival, slug, { instructions: 'x' })],
  ['keepFormerName', () => keepFormerName(rival, slug, { name: 'get_order', formerName: 'old' })],
  ['moveTool', () => moveTool(rival, slug, 'get_order', 'up')],
])('%s refuses a member of another partner', async (_verb, attempt) => {
  await createTool(acme, slug, tool())
  await createResource(acme, slug, textResource())
  await createPrompt(acme, slug, prompt())
  await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  expect(await listPrompts(acme, slug)).toEqual([prompt()])
  expect(await listResources(acme, slug)).toEqual([textResource()])
  expect([await listPrompts(rival, slug), await listResources(rival, slug)]).toEqual([[], []])
})
