import { beforeEach, expect, test } from 'vitest'
import { AccessForm } from '@/app/(portal)/p/[partner]/connectors/[connector]/access/_who/access-form-schema'
import { accessRemarks, createConnector, findAdmission, getConnector, saveAccess } from '@/lib/connectors'
import { AccessChange, isMixed } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import {
  exportDefinition,
  importDefinition,
  parseDefinition,
  previewDefinition,
  renderDefinition,
} from '@/lib/definitions'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

let count = 0
let member: Member
let slug: string

beforeEach(async () => {
  count += 1
  member = await newMember()
  slug = `access-${count}`
  const about = { name: 'Orders', description: 'Orders of a shop.', baseUrl: 'https://api.example.com' }
  await createConnector(member, { ...about, slug, access: 'open' })
})

const settings = async () => {
  const { access, accessSettings } = await getConnector(member, slug)
  return { access, ...accessSettings }
}

test('a change acts on what it names, and the audit has before and after', async () => {
  await saveAccess(member, slug, { mode: 'portal', who: 'domains', domains: ['example.com'], mixed: true })
  await saveAccess(member, slug, { mode: 'portal', who: 'invited' })
  expect(await settings()).toEqual({ access: 'portal', mixed: true, who: 'invited', domains: ['example.com'] })

  const entries = await db().auditEntry.findMany({
    where: { partnerId: member.partnerId, event: 'access.changed' },
    orderBy: { at: 'asc' },
  })
  expect(entries.map(({ subject, detail }) => [subject, detail])).toEqual([
    [
      slug,
      { before: { mode: 'open' }, after: { mode: 'portal', mixed: true, who: 'domains', domains: ['example.com'] } },
    ],
    [
      slug,
      {
        before: { mode: 'portal', mixed: true, who: 'domains', domains: ['example.com'] },
        after: { mode: 'portal', mixed: true, who: 'invited' },
      },
    ],
  ])
})

test('nothing is mixed where everything is open', async () => {
  await saveAccess(member, slug, { mode: 'portal', mixed: true })
  expect(isMixed(await getConnector(member, slug))).toBe(true)
  await saveAccess(member, slug, { mode: 'open' })
  expect(await settings()).toMatchObject({ access: 'open', mixed: false })
})

test('refuses domains without one, people below admin, and members of another partner', async () => {
  const none = saveAccess(member, slug, { mode: 'portal', who: 'domains' })
  await expect(none).rejects.toMatchObject({ fields: { domains: expect.any(String) } })
  const editor = saveAccess({ ...member, role: 'editor' }, slug, { mode: 'open' })
  await expect(editor).rejects.toMatchObject({ code: 'forbidden' })
  await expect(saveAccess(await newMember(), slug, { mode: 'open' })).rejects.toMatchObject({ code: 'not_found' })
})

test.each([
  ['example.com', ['example.com']],
  [' @Example.COM,\n sub.example.org ;', ['example.com', 'sub.example.org']],
  ['münchen.example', ['xn--mnchen-3ya.example']],
  ['', []],
])('the form reads the domains %j', (typed, domains) => {
  expect(AccessForm.parse({ access: 'portal', who: 'domains', domains: typed })).toMatchObject({ domains })
})

test.each([
  'localhost',
  'example',
  'https://example.com',
  'example.com/münchen',
  'a@example.com',
  '*.example.com',
  '-x.example',
  'a..b',
  'ex ample.münchen?',
])('the form refuses %j, and says which', (typed) => {
  const parsed = AccessForm.safeParse({ access: 'portal', who: 'domains', domains: `fine.example ${typed}` })
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['domains', expect.stringContaining(typed.split(' ')[0] ?? '')],
  ])
})

const remarks = (mixed: boolean, tools: Parameters<typeof accessRemarks>[1]) =>
  accessRemarks({ access: 'portal', accessSettings: { mixed, who: 'anyone', domains: [] } }, tools)

test('says where mixed is likely not meant', () => {
  const [closed, open] = [tool({ name: 'closed' }), tool({ name: 'look', open: true })]
  const writes = tool({ name: 'drop', method: 'DELETE', open: true })
  expect(remarks(true, [closed])).toEqual([expect.stringContaining('No tool answers without sign-in')])
  expect(remarks(true, [closed, { ...open, hidden: true }])).toHaveLength(1)
  expect(remarks(true, [closed, open])).toEqual([])
  expect(remarks(true, [open, writes])).toEqual([expect.stringContaining('`drop` is open and changes something')])
  expect(remarks(false, [writes])).toEqual([])
})

test('a definition file carries who may connect and what tools need, and leaves alone what it does not name', async () => {
  const tools = [tool({ name: 'look', open: true }), tool({ name: 'refund', method: 'POST', scope: 'money' })]
  await saveAccess(member, slug, { mode: 'portal', mixed: true, who: 'domains', domains: ['example.com'] })
  const before = await exportDefinition(member, slug)
  expect(await importDefinition(member, slug, { ...before, tools })).toBe('updated')
  const exported = await exportDefinition(member, slug)
  expect(exported.access).toEqual({ mode: 'portal', mixed: true, who: 'domains', domains: ['example.com'] })
  expect(exported.tools).toMatchObject([
    { name: 'look', open: true },
    { name: 'refund', scope: 'money' },
  ])

  const file = renderDefinition(exported, 'yaml')
  expect(file).toContain('who: domains')
  expect(file).toContain('open: true')
  expect(file).toContain('scope: money')
  expect(await importDefinition(member, slug, parseDefinition(file).definition)).toBe('unchanged')

  expect(await importDefinition(member, slug, { ...exported, access: { mode: 'portal' } })).toBe('unchanged')
  expect(
    await importDefinition(member, slug, { ...exported, access: { mode: 'portal', mixed: false, who: 'invited' } }),
  ).toBe('updated')
  expect(await settings()).toEqual({ access: 'portal', mixed: false, who: 'invited', domains: ['example.com'] })
  // What was exported brings it back as it was.
  await importDefinition(member, slug, exported)
  expect((await exportDefinition(member, slug)).access).toEqual(exported.access)
})

test('a definition file cannot be the way around an admin, nor open to no domain', async () => {
  const exported = await exportDefinition(member, slug)
  const asEditor = importDefinition({ ...member, role: 'editor' }, slug, { ...exported, access: { mode: 'portal' } })
  await expect(asEditor).rejects.toMatchObject({ code: 'forbidden' })
  const nobody = { ...exported, access: { mode: 'portal' as const, who: 'domains' as const } }
  await expect(importDefinition(member, slug, nobody)).rejects.toMatchObject({
    fields: { domains: expect.any(String) },
  })
  await expect(previewDefinition(member, slug, nobody)).rejects.toMatchObject({ code: 'invalid_argument' })
  const preview = await previewDefinition(member, slug, { ...exported, access: { mode: 'portal', who: 'invited' } })
  expect(preview.after).toContain('who: invited')
})

test('another mode than portal accounts admits by its own rules', async () => {
  const doors = { id: 'x', partnerId: 'y', accessSettings: { mixed: false, who: 'invited' as const, domains: [] } }
  expect(await findAdmission({ ...doors, access: 'partner' }, 'nobody')).toBe('admitted')
  expect(await findAdmission({ ...doors, access: 'portal' }, 'nobody')).toBe('not_invited')
})

test('what is left out of a change stays out of it', () => {
  expect(AccessChange.parse({ mode: 'portal' })).toEqual({ mode: 'portal' })
})
