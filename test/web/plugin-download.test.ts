import { beforeAll, expect, test } from 'vitest'
import { pluginDownload } from '@/app/(portal)/p/[partner]/connectors/[connector]/plugin/download/plugin-download'
import { createConnector, createTool, publishRelease, rollBack } from '@/lib/connectors'
import type { Member } from '@/lib/partners/schema'
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
    baseUrl: 'https://api.acme.example/v1',
    access: 'open',
  })
  await createTool(acme, 'orders', tool())
})

async function bytes(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer())
}

test('says what to do before there is a release', async () => {
  const response = await pluginDownload(acme, 'orders', ORIGIN)
  expect(response.status).toBe(409)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ title: 'conflict', detail: expect.stringContaining('Publish') })
})

test('gives a zip named after plugin and release, the same bytes each time', async () => {
  await publishRelease(acme, 'orders', { note: '' })
  const first = await pluginDownload(acme, 'orders', ORIGIN)
  expect(first.status).toBe(200)
  expect(first.headers.get('content-type')).toBe('application/zip')
  expect(first.headers.get('content-disposition')).toBe('attachment; filename="orders-1.1.0.zip"')
  const again = await pluginDownload(acme, 'orders', ORIGIN)
  const zip = await bytes(first)
  expect(zip.subarray(0, 2).toString()).toBe('PK')
  expect(zip.equals(await bytes(again))).toBe(true)
})

test('follows the release that is served', async () => {
  await createTool(acme, 'orders', tool({ name: 'list_orders', path: '/orders', parameters: [] }))
  await publishRelease(acme, 'orders', { note: '' })
  const name = async () => (await pluginDownload(acme, 'orders', ORIGIN)).headers.get('content-disposition')
  expect(await name()).toContain('orders-1.2.0.zip')
  await rollBack(acme, 'orders', { release: 1 })
  expect(await name()).toContain('orders-1.1.0.zip')
})

test('does not exist for a member of another partner', async () => {
  const response = await pluginDownload(await newMember('Rival'), 'orders', ORIGIN)
  expect(response.status).toBe(404)
})
