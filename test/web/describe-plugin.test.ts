import { beforeAll, expect, test } from 'vitest'
import { createConnector, createTool, publishRelease } from '@/lib/connectors'
import type { Member } from '@/lib/partners/schema'
import { buildPlugin, describePlugin, zipPlugin } from '@/lib/plugins'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

const ORIGIN = 'https://portal.example'
let acme: Member

beforeAll(async () => {
  acme = await newMember('Acme')
  await createConnector(acme, {
    name: 'Orders',
    slug: 'orders',
    description: 'Orders of a small shop.',
    baseUrl: 'https://api.acme.example',
    access: 'portal',
  })
  await createTool(acme, 'orders', tool())
})

test('there is no plugin before the first release', async () => {
  await expect(describePlugin(acme, 'orders', ORIGIN)).rejects.toMatchObject({ code: 'conflict' })
})

test('is made from the live release, the same bytes each time', async () => {
  await publishRelease(acme, 'orders', { note: '' })
  await createTool(acme, 'orders', tool({ name: 'get_label', path: '/orders/{id}/label' }))

  const description = await describePlugin(acme, 'orders', ORIGIN)
  expect(description).toMatchObject({ endpoint: `${ORIGIN}/mcp/orders`, partnerName: 'Acme', release: 1 })
  expect(description.tools.map(({ name }) => name)).toEqual(['get_order'])

  const again = await describePlugin(acme, 'orders', ORIGIN)
  expect(zipPlugin(buildPlugin(again))).toEqual(zipPlugin(buildPlugin(description)))
})

test('refuses a member of another partner', async () => {
  const rival = await newMember('Rival')
  await expect(describePlugin(rival, 'orders', ORIGIN)).rejects.toMatchObject({ code: 'not_found' })
})
