import { beforeAll, expect, test } from 'vitest'
import { createConnector, getConnector, saveLimits } from '@/lib/connectors'
import { db } from '@/lib/db'
import { exportDefinition, importDefinition, readDefinition } from '@/lib/definitions'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'

let acme: Member
let stranger: Member
const slug = 'limited'

beforeAll(async () => {
  acme = await newMember('Acme')
  stranger = await newMember('Stranger')
  await createConnector(acme, {
    name: 'Limited',
    slug,
    description: 'Has limits.',
    baseUrl: 'https://api.example.com',
    access: 'open',
  })
})

const limitsNow = async () => (await getConnector(acme, slug)).limits

test('sets limits, and notes what they were', async () => {
  await saveLimits(acme, slug, { connector: 600, concurrent: 20 })
  await saveLimits(acme, slug, { connector: 300 })
  await saveLimits(acme, slug, { connector: 300 })
  expect(await limitsNow()).toEqual({ connector: 300 })
  const entries = await db().auditEntry.findMany({ where: { event: 'limits.updated' }, orderBy: { at: 'asc' } })
  expect(entries.map(({ subject, detail }) => [subject, detail])).toEqual([
    [slug, { before: {}, after: { connector: 600, concurrent: 20 } }],
    [slug, { before: { connector: 600, concurrent: 20 }, after: { connector: 300 } }],
  ])
})

test.each(['editor', 'viewer'] as const)('refuses %ss', async (role) => {
  const member = { ...acme, role }
  const forbidden = expect.objectContaining({ code: 'forbidden' })
  await expect(saveLimits(member, slug, { connector: 1 })).rejects.toThrow(forbidden)
  const definition = { ...(await exportDefinition(acme, slug)), limits: { connector: 1 } }
  await expect(importDefinition(member, slug, parsed(definition))).rejects.toThrow(forbidden)
  expect(await limitsNow()).toEqual({ connector: 300 })
})

test('refuses a member of another partner', async () => {
  await expect(saveLimits(stranger, slug, {})).rejects.toThrow(expect.objectContaining({ code: 'not_found' }))
})

const parsed = (definition: object) => readDefinition(definition).definition

test('limits are in the definition, stay where it says nothing, and go where it says none', async () => {
  const exported = await exportDefinition(acme, slug)
  expect(exported.limits).toEqual({ connector: 300 })
  expect(await importDefinition(acme, slug, parsed(exported))).toBe('unchanged')

  const { limits: _, ...without } = exported
  expect(await importDefinition(acme, slug, parsed(without))).toBe('unchanged')
  expect(await limitsNow()).toEqual({ connector: 300 })

  expect(await importDefinition(acme, slug, parsed({ ...exported, limits: { user: 10, tool: 5 } }))).toBe('updated')
  expect(await limitsNow()).toEqual({ user: 10, tool: 5 })
  expect(await importDefinition(acme, slug, parsed({ ...exported, limits: {} }))).toBe('updated')
  expect(await limitsNow()).toEqual({})
})
