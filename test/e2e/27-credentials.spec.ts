import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { createConnector, fillTool, type Place, publish, setAccess } from '../support/e2e-connectors'
import { test as base, expect } from '../support/e2e-test'
import { startPortal } from '../support/portal.mjs'
import { LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

/** A portal that may call the API and the token server of these journeys, which are on this machine. */
const test = base.extend<object, { origin: string }>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
    async ({}, use) => {
      const portal = await startPortal({ env: { ALLOW_PRIVATE_UPSTREAMS: 'true' } })
      await use(portal.origin)
      await portal.stop()
    },
    { scope: 'worker' },
  ],
})

const GOOD_KEY = 'key-of-ada-4711'
const SECRET = 'secret-of-the-client-4712'
const ACCEPTED = ['Bearer token-of-the-client', `Bearer ${GOOD_KEY}`, 'Bearer key-of-the-partner']
const servers: Server[] = []

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

let api: string
let sandbox: string
let tokens: string

test.beforeAll(async () => {
  const named =
    (name: string): RequestListener =>
    (request, response) => {
      const authorization = request.headers.authorization ?? ''
      response.statusCode = ACCEPTED.includes(authorization) ? 200 : 401
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ api: name, path: request.url, sent: authorization }))
    }
  api = await serve(named('production'))
  sandbox = await serve(named('sandbox'))
  tokens = await serve(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    response.setHeader('content-type', 'application/json')
    const known = new URLSearchParams(body).get('client_secret') === SECRET
    response.statusCode = known ? 200 : 401
    response.end(
      JSON.stringify(
        known
          ? { access_token: 'token-of-the-client', token_type: 'bearer', expires_in: 3600 }
          : { error: 'invalid_client' },
      ),
    )
  })
})

test.afterAll(() => {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
})

/** A connector over the API with one tool, `whoami`. */
async function withTool(page: Page): Promise<Place> {
  const place = await createConnector(page, 'acme', { name: 'Shop', baseUrl: api })
  await fillTool(page, place, { name: 'whoami', path: '/me' })
  await page.getByRole('button', { name: /^Add tool/ }).click()
  await expect(page).toHaveURL(/tools\/whoami/)
  return place
}

const environment = (page: Page, name: string) => page.getByRole('region', { name: `Environment ${name}`, exact: true })

/** What no page may hold. */
async function expectNoSecret(page: Page): Promise<void> {
  const html = await page.content()
  for (const secret of [GOOD_KEY, SECRET, 'token-of-the-client', 'key-of-the-partner'])
    expect(html).not.toContain(secret)
}

async function storeBearer(page: Page, name: string, value: string): Promise<void> {
  const card = environment(page, name)
  await card.getByText('Add a credential', { exact: true }).click()
  await card.getByRole('radio', { name: 'Bearer token' }).check()
  await card.getByLabel(/^Key/).fill(value)
  await card.getByRole('button', { name: 'Save credential' }).click()
  await expect(card.getByText('Authorization: Bearer ••••••••')).toBeVisible()
}

test('environments: added, tested in one press, tried, served, renamed and removed', async ({
  ownerPage: page,
  origin,
}, info) => {
  const place = await withTool(page)
  await page.goto(`${place.here}/access`)
  await storeBearer(page, 'production', 'key-of-the-partner')

  await page.getByText('Add an environment', { exact: true }).click()
  await page.getByLabel('Name of the environment').fill('Not a name')
  await page.getByRole('button', { name: 'Add environment' }).click()
  await expect(page.getByLabel('Name of the environment')).toHaveAccessibleDescription(/lowercase/)
  await page.getByLabel('Name of the environment').fill('sandbox')
  await page.getByLabel('Its own address').fill(sandbox)
  await page.getByRole('button', { name: 'Add environment' }).click()
  await expect(environment(page, 'sandbox')).toBeVisible()

  await storeBearer(page, 'sandbox', 'a wrong one')
  const card = environment(page, 'sandbox')
  await expect(card.getByLabel('Test call')).toHaveValue('tool:whoami')
  await card.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(card.getByText('Refused (401)')).toBeVisible()
  await expect(card.getByText(/Check its value/)).toBeVisible()
  await card.getByText('Replace it', { exact: true }).click()
  await card.getByLabel(/^Key/).fill('key-of-the-partner')
  await card.getByRole('button', { name: 'Test before saving' }).click()
  await expect(card.getByText('Works (200)')).toBeVisible()
  await expect(card.getByText(`GET ${sandbox}/me`).last()).toBeVisible()
  await card.getByRole('button', { name: 'Replace credential' }).click()
  await expect(card.getByRole('status').filter({ hasText: 'Works' })).toBeHidden()
  await card.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(card.getByText('Works (200)')).toBeVisible()
  await page.screenshot({ path: info.outputPath('environments.png'), fullPage: true })

  await page.goto(`${place.here}/tools/whoami`)
  const form = page.getByRole('form', { name: 'Try the tool' })
  await expect(async () => {
    await form.getByLabel('Environment').selectOption('sandbox')
    await expect(form.getByText('The one that is served.')).toBeHidden({ timeout: 500 })
  }).toPass()
  await form.getByRole('button', { name: /^Send/ }).click()
  await expect(page.getByText(`GET ${sandbox}/me`, { exact: true })).toBeVisible()
  await expectNoSecret(page)

  await publish(page, place)
  const said = async () => {
    const client = await newestClient(`${origin}/mcp/${place.slug}`).connect()
    const { text } = await client.callTool('whoami', {})
    await client.close()
    return text
  }
  expect(await said()).toContain('"production"')
  await page.goto(`${place.here}/access`)
  await card.getByRole('button', { name: 'Serve this one' }).click()
  await expect(card.getByText('Served', { exact: true })).toBeVisible()
  expect(await said()).toContain('"sandbox"')

  await environment(page, 'production').getByText('Rename or remove').click()
  await environment(page, 'production').getByRole('button', { name: 'Remove environment' }).click()
  await expect(environment(page, 'production')).toBeHidden()
  await card.locator('summary').filter({ hasText: 'Rename' }).click()
  await card.getByLabel('New name').fill('live')
  await card.getByRole('button', { name: 'Rename' }).click()
  await expect(environment(page, 'live').getByText('Served', { exact: true })).toBeVisible()
  expect(await said()).toContain('"sandbox"')

  await page.getByText('Where calls may go on to').click()
  await page.getByLabel('Other hosts of the API').fill('https://files.example')
  await page.getByRole('button', { name: 'Save hosts' }).click()
  await expect(page.getByLabel('Other hosts of the API')).toHaveAccessibleDescription(/Write a host/)
  await page.getByLabel('Other hosts of the API').fill('files.example')
  await page.getByRole('button', { name: 'Save hosts' }).click()
  await page.reload()
  await page.getByText('Where calls may go on to').click()
  await expect(page.getByLabel('Other hosts of the API')).toHaveValue('files.example')
  await expectNoSecret(page)
})

async function fillClient(page: Page, secret: string): Promise<void> {
  await page.getByRole('radio', { name: 'Client credentials' }).check()
  await page.getByLabel('Token URL').fill(`${tokens}/token`)
  await page.getByLabel('Client id', { exact: true }).filter({ visible: true }).fill('portico')
  await page.getByLabel('Sends client id and secret').selectOption('In the form')
  await page.getByLabel(/^Key/).fill(secret)
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before scripts load'

  test(`client credentials: a refused client says why, a right one gets its token${how}`, async ({
    ownerPage,
    newPage,
    ownerState,
    origin,
  }) => {
    const place = await withTool(ownerPage)
    const page = await newPage({ storageState: ownerState, javaScriptEnabled })
    await page.goto(`${place.here}/access`)
    await page.getByText('Add a credential', { exact: true }).click()
    await page.getByRole('radio', { name: 'Client credentials' }).check()
    await page.getByRole('button', { name: 'Save credential' }).click()
    if (!javaScriptEnabled) await page.getByText('Add a credential', { exact: true }).click()
    await expect(page.getByLabel('Client id', { exact: true }).filter({ visible: true })).toHaveAccessibleDescription(
      /Enter the client id/,
    )
    await fillClient(page, 'a wrong one')
    await page.getByRole('button', { name: 'Save credential' }).click()
    await expect(page.getByText(/Client credentials of portico at/)).toBeVisible()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText(/refuses this client \(invalid_client\)/)).toBeVisible()

    await page.getByText('Replace it', { exact: true }).click()
    await page.getByLabel(/^Key/).fill(SECRET)
    await page.getByRole('button', { name: 'Replace credential' }).click()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText('Works (200)')).toBeVisible()
    await expect(page.getByText('The token server gave a token.')).toBeVisible()
    await expectNoSecret(page)

    await publish(ownerPage, place)
    const client = await newestClient(`${origin}/mcp/${place.slug}`).connect()
    expect((await client.callTool('whoami', {})).text).toContain('"path":"/me"')
    await client.close()
  })

  test(`each user enters a key of their own on the consent page: a bad one, then a good one${how}`, async ({
    ownerPage,
    newPage,
    ownerState,
    origin,
  }, info) => {
    const place = await withTool(ownerPage)
    await setAccess(ownerPage, place, 'Portal account')
    await ownerPage.getByText('Add a credential', { exact: true }).click()
    await ownerPage.getByRole('radio', { name: 'Each user’s own key' }).check()
    await ownerPage.getByLabel('What users call it').fill('Acme key')
    await ownerPage.getByLabel('Help for users').fill('Under <b>Settings</b>, then Keys.')
    await ownerPage.getByLabel('Where users get it').fill('https://acme.example/keys')
    await ownerPage.getByLabel('Checked with').selectOption('whoami')
    await ownerPage.getByRole('button', { name: 'Save credential' }).click()
    await expect(ownerPage.getByText('Each user’s own Acme key, checked with whoami')).toBeVisible()
    await ownerPage.getByLabel('For this test only').fill(GOOD_KEY)
    await ownerPage.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(ownerPage.getByText('Works (200)')).toBeVisible()
    await expectNoSecret(ownerPage)
    await publish(ownerPage, place)

    const page = await newPage({ storageState: ownerState, javaScriptEnabled })
    const claude = await LoopbackClient.start('Keys')
    try {
      const connection = newestClient(`${origin}/mcp/${place.slug}`, claude.provider())
      await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)
      await page.goto(claude.consentUrl)
      const key = page.getByLabel('Acme key', { exact: true })
      await expect(page.getByText('Under <b>Settings</b>, then Keys.')).toBeVisible()
      await expect(page.getByRole('link', { name: 'Get it at acme.example' })).toHaveAttribute(
        'href',
        'https://acme.example/keys',
      )
      await expect(key).toHaveAttribute('type', 'password')
      await expect(key).toHaveAttribute('autocomplete', 'off')
      await key.fill('a bad key')
      await page.getByRole('button', { name: 'Allow' }).click()
      await expect(key).toHaveAccessibleDescription(/does not take this Acme key/)
      await expect(key).toHaveValue('')
      await page.screenshot({ path: info.outputPath('bad-key.png'), fullPage: true })
      await key.fill(GOOD_KEY)
      await key.press('Enter')
      await connection.finishAuth(await claude.waitForAnswer())

      const client = await connection.connect()
      const { text } = await client.callTool('whoami', {})
      expect(text).toContain('"path":"/me"')
      expect(text).not.toContain(GOOD_KEY)
      await client.close()
    } finally {
      claude.stop()
    }
  })
}
