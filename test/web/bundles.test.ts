import { beforeAll, expect, test } from 'vitest'
import { buildBundle, loadBundleSource, readLocalServer, zipBundle } from '@/lib/bundles'
import { db } from '@/lib/db'
import { saveCredential } from '@/lib/upstream'
import type { CredentialInput } from '@/lib/upstream/schema'
import { OWN, publishShop, type Shop, STORED } from '../support/local-shop'
import { publishConnector } from '../support/mcp-connector'

let shop: Shop

beforeAll(async () => {
  shop = await publishShop()
})

test('is the same bytes each time, and holds nothing of the stored credential', async () => {
  await saveCredential(shop.member, 'shop', { kind: 'basic', name: 'publisher-account', value: STORED })
  const build = async () => buildBundle(await loadBundleSource(shop.member, 'shop'), await readLocalServer())
  const bundle = await build()
  expect(zipBundle(await build())).toEqual(zipBundle(bundle))
  const bytes = bundle.files.map(({ content }) => Buffer.from(content as string).toString('latin1')).join('\n')
  const basic = Buffer.from(`publisher-account:${STORED}`).toString('base64')
  for (const planted of [STORED, Buffer.from(STORED).toString('base64'), basic, 'publisher-account', OWN]) {
    expect(bytes.includes(planted)).toBe(false)
  }
})

test('is made of what is served: the address of the environment, and the last release', async () => {
  const { id } = await db().connector.findUniqueOrThrow({ where: { slug: 'shop' } })
  await db().credential.updateMany({ where: { connectorId: id }, data: { baseUrl: shop.other } })
  const source = await loadBundleSource(shop.member, 'shop')
  expect(source).toMatchObject({
    baseUrl: shop.other,
    partnerName: 'Acme',
    release: 1,
    hosts: [new URL(shop.other).host],
  })
})

test('is refused where there is nothing published, and to a member of another partner', async () => {
  const { id } = await publishConnector({ slug: 'keys', baseUrl: shop.baseUrl, tools: [{ name: 'me' }] })
  await db().connector.update({ where: { id }, data: { liveReleaseId: null, slug: 'unpublished' } })
  await expect(loadBundleSource(shop.member, 'unpublished')).rejects.toMatchObject({ code: 'conflict' })
  const rival = await db().partner.create({ data: { slug: 'rival', name: 'Rival' } })
  const stranger = { ...shop.member, partnerId: rival.id }
  await expect(loadBundleSource(stranger, 'shop')).rejects.toMatchObject({ code: 'not_found' })
})

test.each<[string, CredentialInput | null]>([
  [
    'client credentials',
    {
      kind: 'client_credentials',
      name: 'id',
      value: STORED,
      tokenUrl: 'https://acme.example/token',
      scopes: '',
      audience: '',
      resource: '',
      authMethod: 'client_secret_basic',
    },
  ],
  ["a sign-in at the partner's own server", null],
])('is refused for %s', async (_, credential) => {
  const access = credential ? 'open' : 'partner'
  await publishConnector({ slug: 'oauth', baseUrl: shop.baseUrl, tools: [{ name: 'me' }], access })
  if (credential) await saveCredential(shop.member, 'oauth', credential)
  await expect(loadBundleSource(shop.member, 'oauth')).rejects.toMatchObject({ code: 'conflict' })
})
