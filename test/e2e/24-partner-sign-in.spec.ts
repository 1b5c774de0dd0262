import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { createConnector, fillTool, type Place, publish } from '../support/e2e-connectors'
import { firstOwner } from '../support/e2e-people'
import { test as base, expect, type NewPage, refused } from '../support/e2e-test'
import { PARTNER_CLIENT, PartnerServer, partnerApi } from '../support/partner-server.mjs'
import { startPortal } from '../support/portal.mjs'
import { CLIENTS, LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

interface World {
  origin: string
  partner: PartnerServer
  api: string
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A portal of its own, which may call what is on this machine, and a partner with a server to sign in at and an API. */
const test = base.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
    async ({}, use) => {
      const portal = await startPortal({ env: { ALLOW_PRIVATE_UPSTREAMS: 'true' } })
      const partner = await PartnerServer.start({ redirectUris: [`${portal.origin}/oauth/partner/callback`] })
      const server = createServer((request, response) => void partnerApi(partner)(request, response))
      await use({ origin: portal.origin, partner, api: await listen(server) })
      server.closeAllConnections()
      server.close()
      partner.stop()
      await portal.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

async function ownerAt(newPage: NewPage, { origin }: World, options: object = {}): Promise<Page> {
  const page = await newPage({ baseURL: origin, ...options })
  await firstOwner(page)
  return page
}

/** A connector with one tool, at which the partner's server signs people in. */
/** The field that is not folded away: a credential may have one of the same name. */
const shown = (page: Page, label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })

async function setUp(page: Page, { partner, api, origin }: World): Promise<Place> {
  const place = await createConnector(page, 'acme', { name: 'Orders', baseUrl: api })
  await fillTool(page, place, { name: 'me', path: '/me' })
  await page.getByRole('button', { name: 'Add tool' }).click()
  await page.goto(`${place.here}/access`)
  await page.getByRole('radio', { name: 'Partner sign-in' }).check()
  await page.getByRole('button', { name: 'Save access' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

  await page.reload()
  await expect(page.getByText(`${origin}/oauth/partner/callback`)).toBeVisible()
  await page.getByLabel('Address of the server').fill(partner.origin)
  await shown(page, 'Client id').fill(PARTNER_CLIENT.id)
  await shown(page, 'Client secret').fill(PARTNER_CLIENT.secret)
  await page.getByRole('button', { name: 'Save sign-in' }).click()
  await expect(page.getByRole('button', { name: 'Test the server' })).toBeVisible()
  await publish(page, place)
  return place
}

/** What a person does at the partner's own page. */
async function signInThere(page: Page, user: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in at the partner' })).toBeVisible()
  await page.getByLabel('User').fill(user)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a partner sets it up by discovery, tests it, and sees what comes back', async ({ newPage, world }) => {
  const page = await ownerAt(newPage, world)
  const { here } = await setUp(page, world)
  await page.goto(`${here}/access`)

  await page.getByRole('button', { name: 'Test the server' }).click()
  const checks = page.getByRole('list', { name: 'Test of the server' }).getByRole('listitem')
  await expect(checks).toHaveCount(4)
  for (const check of await checks.all()) await expect(check.getByLabel('Works')).toBeVisible()
  await page.screenshot({ path: 'test-results/partner-sign-in-access.png', fullPage: true })

  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Try signing in' }).click(),
  ])
  await signInThere(opened, 'ada')
  await expect(opened.getByText('The sign-in works')).toBeVisible()
  await expect(opened.getByText('Person ada', { exact: true })).toBeVisible()
  await expect(opened.getByText('ada@partner.example', { exact: true })).toBeVisible()
  await expect(opened.getByText('openid profile email')).toBeVisible()
  await expect(opened.getByText('In 5 minutes')).toBeVisible()
  await opened.screenshot({ path: 'test-results/partner-sign-in-tried.png', fullPage: true })
  await opened.close()

  await page.goto(`${here}/tools/me`)
  await page.getByRole('button', { name: /^Send/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'It works' })).toBeVisible()
})

test('what is wrong is said at its field, and nothing is lost', async ({ newPage, world }) => {
  const page = await ownerAt(newPage, world, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  const { here } = await createConnector(page, 'acme', { name: 'Wrong', baseUrl: world.api })
  await page.goto(`${here}/access`)
  await page.getByText('Set it up').click()
  await page.getByLabel('Address of the server').fill(`${world.api}/nothing`)
  await shown(page, 'Client id').fill('some client')
  await shown(page, 'Client secret').fill('some secret')
  await page.getByRole('button', { name: 'Save sign-in' }).click()

  await expect(page.getByText(/No metadata was found/)).toBeVisible()
  await expect(shown(page, 'Client id')).toHaveValue('some client')
  await expect(shown(page, 'Client secret')).toHaveValue('')
  await page.screenshot({ path: 'test-results/partner-sign-in-phone.png', fullPage: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

for (const [name, open] of CLIENTS) {
  for (const scripts of [true, false]) {
    test(`${name} signs in through the partner${scripts ? '' : ', without scripts'}, calls, and is revoked`, async ({
      newPage,
      world,
    }) => {
      test.skip(!scripts && open !== newestClient, 'the page is the same for all of them')
      const { slug } = await setUp(await ownerAt(newPage, world), world)
      const claude = await LoopbackClient.start('Journey to Claude')
      try {
        const connection = open(`${world.origin}/mcp/${slug}`, claude.provider())
        await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)

        // Nobody is signed in at the portal here, and nobody has to be.
        const page = await newPage({ baseURL: world.origin, javaScriptEnabled: scripts })
        await page.goto(claude.consentUrl)
        await expect(page.getByRole('heading')).toContainText(['Journey to Claude wants to use Orders as you'])
        await expect(page.getByText(`You will sign in at ${new URL(world.partner.origin).host}`)).toBeVisible()
        await expect(page.getByText(claude.redirectHost)).toBeVisible()
        await page.screenshot({ path: 'test-results/partner-sign-in-consent.png', fullPage: true })
        await page.getByRole('button', { name: 'Allow and sign in' }).click()
        await signInThere(page, 'grace')
        await connection.finishAuth(await claude.waitForAnswer())

        const client = await connection.connect()
        expect((await client.callTool('me', {})).text).toContain('grace')
        await client.close()

        const token = claude.accessToken
        const ask = () =>
          page.request.post(`${world.origin}/mcp/${slug}`, {
            headers: { authorization: `Bearer ${token}`, accept: 'application/json, text/event-stream' },
            data: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
          })
        expect((await ask()).status()).toBe(200)
        const form = { token: claude.refreshToken, client_id: claude.clientId }
        await page.request.post(`${world.origin}/oauth/revoke`, { form })
        expect((await ask()).status()).toBe(401)
      } finally {
        claude.stop()
      }
    })
  }
}

test('who refuses at the partner, and who comes back twice, is told so', async ({ newPage, world, complaints }) => {
  const { slug } = await setUp(await ownerAt(newPage, world), world)
  const claude = await LoopbackClient.start('Refused')
  try {
    await expect(newestClient(`${world.origin}/mcp/${slug}`, claude.provider()).connect()).rejects.toThrow()
    const page = await newPage({ baseURL: world.origin })
    await page.goto(claude.consentUrl)
    await page.getByRole('button', { name: 'Allow and sign in' }).click()
    await signInThere(page, 'nobody')
    const answer = await claude.waitForAnswer()
    expect(answer.get('error')).toBe('access_denied')
    expect(answer.get('error_description')).toContain(new URL(world.partner.origin).host)

    complaints.expect(refused(400))
    await page.goto('/oauth/partner/callback?state=made-up&code=none')
    await expect(page.getByRole('heading', { name: 'Sign-in stopped' })).toBeVisible()
  } finally {
    claude.stop()
  }
})
