import { beforeAll, expect, test } from 'vitest'
import { createConnector, createTool, publishRelease } from '@/lib/connectors'
import type { Member } from '@/lib/partners/schema'
import { buildPlugin, loadConnectorSource, zipPlugin } from '@/lib/plugins'
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
  await expect(loadConnectorSource(acme, 'orders', ORIGIN)).rejects.toMatchObject({ code: 'conflict' })
})

test('is made from the live release, the same bytes each time', async () => {
  await publishRelease(acme, 'orders', { note: '' })
  await createTool(acme, 'orders', tool({ name: 'get_label', path: '/orders/{id}/label' }))

  const description = await loadConnectorSource(acme, 'orders', ORIGIN)
  expect(description).toMatchObject({ partnerName: 'Acme', hosted: [{ endpoint: `${ORIGIN}/mcp/orders`, release: 1 }] })
  expect(description.hosted[0]?.tools.map(({ name }) => name)).toEqual(['get_order'])

  const again = await loadConnectorSource(acme, 'orders', ORIGIN)
  expect(zipPlugin(buildPlugin(again))).toEqual(zipPlugin(buildPlugin(description)))
})

test('refuses a member of another partner', async () => {
  const rival = await newMember('Rival')
  await expect(loadConnectorSource(rival, 'orders', ORIGIN)).rejects.toMatchObject({ code: 'not_found' })
})
