import type { Page } from '@playwright/test'
import { type Caddy, startCaddy } from '../support/caddy'
import { createSample, type Place, publish, setAccess } from '../support/e2e-connectors'
import { firstOwner } from '../support/e2e-people'
import { expect, test } from '../support/e2e-test'
import { startPortal } from '../support/portal.mjs'
import { CLIENTS, LoopbackClient, newestClient } from '../support/sdk-clients.mjs'
import { fetchWith, startTlsFront } from '../support/tls-front'
import { type DnsServer, startDnsServer } from '../support/txt-server'

const HOST = 'mcp.acme-orders.com'

type Portal = Awaited<ReturnType<typeof startPortal>>

let dns: DnsServer
let portal: Portal
let front: Awaited<ReturnType<typeof startTlsFront>>

test.beforeAll(async () => {
  dns = await startDnsServer()
  portal = await startPortal({ env: { DNS_SERVERS: dns.address } })
  front = await startTlsFront(portal.port)
})

test.afterAll(async () => {
  front?.stop()
  await portal?.stop()
  dns?.stop()
})

const card = (page: Page) =>
  page
    .locator('div')
    .filter({ has: page.getByRole('heading', { name: HOST }) })
    .last()

async function addDomain(page: Page, name: string): Promise<void> {
  await page.getByLabel('Domain').fill(name)
  await page.getByRole('button', { name: 'Add domain' }).click()
}

/** Adds the name on its page and proves it with a TXT record. */
async function proveDomain(page: Page, { here }: Place): Promise<void> {
  dns.set(`_portico.${HOST}`)
  await page.goto(`${here}/settings`)
  await page.getByRole('link', { name: 'Custom domains' }).click()
  await addDomain(page, `http://${HOST}`)
  await expect(page.getByLabel('Domain')).toHaveAccessibleDescription(/https only/)
  await addDomain(page, '127.0.0.1')
  await expect(page.getByLabel('Domain')).toHaveAccessibleDescription(/not an address/)
  await addDomain(page, `https://${HOST}/mcp`)
  await expect(page.getByRole('status').filter({ hasText: `${HOST} is added` })).toBeVisible()
  await expect(page.getByText('Not proved', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: `Check ${HOST}` }).click()
  await expect(page.getByText(`DNS has no TXT record _portico.${HOST} yet.`)).toBeVisible()
  await page.screenshot({ path: 'test-results/domains-unproved.png', fullPage: true })

  const value = (await page.getByText(/^portico-verification=/).textContent()) ?? ''
  dns.set(`_portico.${HOST}`, value)
  await page.getByRole('button', { name: `Check ${HOST}` }).click()
  await expect(page.getByText('Serving', { exact: true })).toBeVisible()
  await expect(page.getByText(`https://${HOST}/mcp`)).toBeVisible()
}

test('a partner proves a domain, and Claude’s clients sign in and call there; nothing else is served under it', async ({
  newPage,
}) => {
  test.setTimeout(240_000)
  const page = await newPage({ baseURL: portal.origin })
  await firstOwner(page)
  const sample = await createSample(page, 'acme')
  await setAccess(page, sample, 'Portal account')
  await publish(page, sample)

  const fetchThere = fetchWith(HOST, front.port)
  const ask = (name: string) => fetch(`${portal.origin}/.well-known/portico/ask?domain=${name}`)
  expect((await fetchThere(`https://${HOST}/mcp`, { method: 'POST' })).status).toBe(421)
  expect((await ask(HOST)).status).toBe(404)

  await proveDomain(page, sample)
  expect((await ask(HOST)).status).toBe(200)
  expect((await ask('other.acme-orders.com')).status).toBe(404)

  for (const [path, status] of [
    ['/healthz', 200],
    ['/.well-known/oauth-protected-resource', 200],
    ['/.well-known/oauth-protected-resource/mcp', 200],
    ['/mcp', 405],
    ['/mcp/', 405],
    ['/', 404],
    ['/sign-in', 404],
    ['/p/acme/connectors', 404],
    ['/api/v1/connectors', 404],
    ['/oauth/authorize', 404],
    ['/.well-known/oauth-authorization-server', 404],
    [`/mcp/${sample.slug}`, 404],
    ['/.well-known/portico-verification', 404],
    ['/_next/static/none.js', 404],
    ['/mcp/..%2fsign-in', 404],
  ] as const) {
    const answer = await fetchThere(`https://${HOST}${path}`)
    expect([path, answer.status, answer.headers.get('set-cookie')]).toEqual([path, status, null])
  }
  const metadata = await (await fetchThere(`https://${HOST}/.well-known/oauth-protected-resource/mcp`)).json()
  expect(metadata).toMatchObject({ resource: `https://${HOST}/mcp`, authorization_servers: [portal.origin] })

  for (const [name, open] of CLIENTS) {
    const claude = await LoopbackClient.start('Journey to Claude')
    try {
      const connection = open(`https://${HOST}/mcp`, claude.provider(), fetchThere)
      await expect(connection.connect(), name).rejects.toThrow(/Unauthorized/i)
      expect(new URL(claude.consentUrl).searchParams.get('resource'), name).toBe(`https://${HOST}/mcp`)
      await page.goto(claude.consentUrl)
      await expect(page.getByRole('heading')).toContainText(['Journey to Claude wants to use Sample shop as you'])
      await page.getByRole('button', { name: 'Allow' }).click()
      await connection.finishAuth(await claude.waitForAnswer())
      const client = await connection.connect()
      expect(await client.listTools(), name).toHaveLength(6)
      expect((await client.callTool('list_orders', { limit: 2 })).isError, name).toBe(false)
      await client.close()

      const elsewhere = await fetch(`${portal.origin}/mcp/${sample.slug}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${claude.accessToken}`, 'content-type': 'application/json' },
        body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
      })
      expect(elsewhere.status, name).toBe(401)
    } finally {
      claude.stop()
    }
  }

  await page.goto(`${sample.here}/connect`)
  await expect(page.getByRole('heading', { name: 'Your own domain' })).toBeVisible()
  await expect(page.getByText(`https://${HOST}/mcp`)).toBeVisible()

  await page.goto(`${sample.here}/settings/domains`)
  await page.screenshot({ path: 'test-results/domains-serving.png', fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByText('What proves it').click()
  await expect(card(page)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.screenshot({ path: 'test-results/domains-phone.png', fullPage: true })

  await page.getByRole('button', { name: `Remove ${HOST}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('heading', { name: HOST })).toBeHidden()
  expect((await fetchThere(`https://${HOST}/mcp`, { method: 'POST' })).status).toBe(421)
  expect((await ask(HOST)).status).toBe(404)
})

test('an open connector answers at its domain without a sign-in', async ({ newPage }) => {
  const page = await newPage({ baseURL: portal.origin })
  await firstOwner(page)
  const sample = await createSample(page, 'acme')
  await publish(page, sample)
  await proveDomain(page, sample)
  const client = await newestClient(`https://${HOST}/mcp`, undefined, fetchWith(HOST, front.port)).connect()
  expect(await client.listTools()).toHaveLength(6)
  await client.close()

  const { CADDY_PATH } = process.env
  if (CADDY_PATH) await callThroughCaddy(await startCaddy(CADDY_PATH, portal.port))
})

/** Caddy makes a certificate for a domain that serves, and ends the handshake for any other name. */
async function callThroughCaddy(caddy: Caddy): Promise<void> {
  try {
    const there = fetchWith(HOST, caddy.port)
    await expect.poll(async () => (await there(`https://${HOST}/healthz`).catch(() => null))?.status).toBe(200)
    const client = await newestClient(`https://${HOST}/mcp`, undefined, there).connect()
    expect(await client.listTools()).toHaveLength(6)
    await client.close()
    const stranger = 'other.acme-orders.com'
    await expect(fetchWith(stranger, caddy.port)(`https://${stranger}/healthz`)).rejects.toThrow()
  } finally {
    await caddy.stop()
  }
}
