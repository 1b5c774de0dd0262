import { beforeAll, expect, test } from 'vitest'
import {
  createConnector,
  createPrompt,
  createTool,
  deleteTool,
  explainPending,
  getConnector,
  getRelease,
  groupTools,
  listPrompts,
  listTools,
  pendingChanges,
  publishRelease,
  restoreDraft,
  rollBack,
  saveInstructions,
  setToolsHidden,
  updateTool,
} from '@/lib/connectors'
import { db } from '@/lib/db'
import { exportRelease, parseDefinition, renderDefinition } from '@/lib/definitions'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'
import { prompt } from '@/test/support/prompts'
import { tool } from '@/test/support/tools'

let acme: Member
let rival: Member

beforeAll(async () => {
  acme = await newMember('Acme')
  rival = await newMember('Rival')
})

/** Two releases: get_order with a prompt, then get_order described anew and a second tool. */
async function twoReleases(slug: string): Promise<void> {
  const details = {
    name: 'Orders',
    description: 'Orders.',
    baseUrl: 'https://api.acme.example',
    access: 'open',
  } as const
  await createConnector(acme, { ...details, slug })
  await createTool(acme, slug, tool())
  await createPrompt(acme, slug, prompt())
  await publishRelease(acme, slug, { note: 'First' })
  await updateTool(acme, slug, 'get_order', tool({ description: 'Finds one order by its id.' }))
  await createTool(acme, slug, tool({ name: 'other', path: '/other/{id}' }))
  await saveInstructions(acme, slug, { instructions: 'Ask first.' })
  await publishRelease(acme, slug, { note: 'Second' })
}

test('shows one release with what it serves, who published it and what it changed', async () => {
  await twoReleases('whole')
  expect(await getRelease(acme, 'whole', 2)).toMatchObject({
    number: 2,
    note: 'Second',
    live: true,
    previous: 1,
    by: expect.stringContaining('Person'),
    snapshot: { instructions: 'Ask first.', tools: [{ name: 'get_order' }, { name: 'other' }] },
    changes: [
      { subject: 'instructions' },
      { subject: 'get_order', details: [{ label: 'Description', kind: 'words' }] },
      { subject: 'other', kind: 'added' },
    ],
  })
  expect(await getRelease(acme, 'whole', 1)).toMatchObject({ live: false, previous: null, changes: expect.any(Array) })
})

test.each([0, 3, -1, 1.5, Number.NaN, 2 ** 40])('knows no release %s', async (number) => {
  const slug = `unknown-${String(number).replace(/[^0-9a-z]/gi, '')}-${number < 0 ? 'n' : 'p'}`.toLowerCase()
  await twoReleases(slug)
  await expect(getRelease(acme, slug, number)).rejects.toMatchObject({ code: 'not_found' })
})

test('tells before and after of what would be published', async () => {
  await twoReleases('pending')
  await updateTool(acme, 'pending', 'other', tool({ name: 'other', title: 'Another', path: '/other/{id}' }))
  expect(await explainPending(acme, 'pending')).toMatchObject([
    { subject: 'other', details: [{ label: 'Title', kind: 'words' }] },
  ])
})

test('makes the draft like an earlier release, and keeps what is hidden', async () => {
  await twoReleases('restored')
  await createTool(acme, 'restored', tool({ name: 'secret', path: '/secret/{id}' }))
  await setToolsHidden(acme, 'restored', { names: ['secret'], hidden: true })
  await groupTools(acme, 'restored', { names: ['get_order'], group: 'G' })
  const rows = await db().tool.findMany({ where: { connector: { slug: 'restored' }, name: 'get_order' } })

  await restoreDraft(acme, 'restored', { release: 1 })

  expect(await listTools(acme, 'restored')).toMatchObject([
    { name: 'get_order', description: 'Returns one order by its id.', group: 'G' },
    { name: 'secret', hidden: true },
  ])
  expect(await db().tool.findMany({ where: { connector: { slug: 'restored' }, name: 'get_order' } })).toMatchObject([
    { id: rows[0]?.id },
  ])
  expect((await getConnector(acme, 'restored')).instructions).toBe('')
  expect((await getConnector(acme, 'restored')).liveRelease).toBe(2)
  expect(await db().auditEntry.findFirst({ where: { event: 'draft.restored', subject: 'restored' } })).toMatchObject({
    detail: { release: 1 },
  })
  expect((await pendingChanges(acme, 'restored')).map(({ subject }) => subject)).toEqual([
    'instructions',
    'get_order',
    'other',
  ])
  await expect(restoreDraft(acme, 'restored', { release: 1 })).rejects.toMatchObject({ code: 'conflict' })
  await rollBack(acme, 'restored', { release: 1 })
  expect(await pendingChanges(acme, 'restored')).toEqual([])
})

test('brings back what is gone from the draft', async () => {
  await twoReleases('gone')
  await deleteTool(acme, 'gone', 'other')
  await db().prompt.deleteMany({ where: { connector: { slug: 'gone' } } })
  await restoreDraft(acme, 'gone', { release: 2 })
  expect((await listTools(acme, 'gone')).map(({ name }) => name)).toEqual(['get_order', 'other'])
  expect(await listPrompts(acme, 'gone')).toEqual([prompt()])
})

test('gives a release as a definition file without settings', async () => {
  await twoReleases('filed-release')
  const text = renderDefinition(await exportRelease(acme, 'filed-release', 1), 'yaml')
  const { definition } = parseDefinition(text)
  expect(definition).toMatchObject({ slug: 'filed-release', tools: [{ description: 'Returns one order by its id.' }] })
  expect(definition).not.toHaveProperty('access')
  expect(definition).not.toHaveProperty('credential')
})

test('refuses a member of another partner', async () => {
  await twoReleases('not-yours')
  await expect(getRelease(rival, 'not-yours', 1)).rejects.toMatchObject({ code: 'not_found' })
  await expect(restoreDraft(rival, 'not-yours', { release: 1 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(exportRelease(rival, 'not-yours', 1)).rejects.toMatchObject({ code: 'not_found' })
  await expect(explainPending(rival, 'not-yours')).rejects.toMatchObject({ code: 'not_found' })
})
