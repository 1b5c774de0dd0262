import type { Page } from '@playwright/test'
import { createSample, inviteGuest, type Place, publish, setAccess, setWho } from '../support/e2e-connectors'
import { fillAccount, firstOwner, newPerson, type Person } from '../support/e2e-people'
import { expect, test } from '../support/e2e-test'
import type { ReceivedMail } from '../support/mail-server'
import { linkIn, startMailServer } from '../support/mail-server'
import { startPortal } from '../support/portal.mjs'
import { LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

/** A client that was refused for want of a token, and asks its person to sign in. */
async function asking(origin: string, { slug }: Place, name: string) {
  const claude = await LoopbackClient.start(name)
  const connection = newestClient(`${origin}/mcp/${slug}`, claude.provider())
  await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)
  return { claude, connection }
}

async function publishedSample(page: Page): Promise<Place> {
  const sample = await createSample(page, 'acme')
  await setAccess(page, sample, 'Portal account')
  await publish(page, sample)
  return sample
}

async function signUp(page: Page, person: Person): Promise<void> {
  await page.getByRole('link', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await fillAccount(page, person)
  await page.getByRole('button', { name: 'Create account' }).click()
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

/** Presses Allow, and gives the client its tokens. */
async function allow(page: Page, { claude, connection }: Awaited<ReturnType<typeof asking>>) {
  await page.getByRole('button', { name: 'Allow' }).click()
  await connection.finishAuth(await claude.waitForAnswer())
  return connection.connect()
}

test('a stranger makes an account on the way, connects, and has no part in any company', async ({
  ownerPage,
  newPage,
  origin,
}) => {
  const sample = await publishedSample(ownerPage)
  const session = await asking(origin, sample, 'Stranger’s app')
  try {
    const page = await newPage()
    await page.goto('/sign-up')
    await expect(page.getByRole('heading', { name: 'By invitation' })).toBeVisible()

    await page.goto(session.claude.consentUrl)
    await signUp(page, newPerson('Stranger'))
    await expect(page.getByRole('heading')).toContainText(['wants to use Sample shop as you'])
    const client = await allow(page, session)
    expect((await client.callTool('list_orders', { limit: 1 })).isError).toBe(false)
    await client.close()

    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'You are in no company yet' })).toBeVisible()
    await expect(page.getByText('You can use connectors with Claude as you are')).toBeVisible()
    await expect(page.getByRole('link', { name: 'What you connected' })).toHaveAttribute('href', '/connections')
    await expect(page.getByRole('link', { name: 'Add company' })).toBeHidden()
    await page.goto('/new-partner')
    await expect(page.getByRole('button', { name: 'Add company' })).toBeHidden()
  } finally {
    session.claude.stop()
  }
})

test('invited people connect, others are told why not, and who is removed is out', async ({
  ownerPage,
  newPage,
  origin,
}) => {
  const sample = await publishedSample(ownerPage)
  await setWho(ownerPage, sample, 'Invited people')
  const guest = newPerson('Guest')
  const link = await inviteGuest(ownerPage, sample, guest.email)
  await shoot(ownerPage, '22-access-guests')

  const refusedSession = await asking(origin, sample, 'Other’s app')
  const session = await asking(origin, sample, 'Guest’s app')
  try {
    const otherPage = await newPage()
    await otherPage.goto(refusedSession.claude.consentUrl)
    await otherPage.goto(`/sign-up?next=${encodeURIComponent(new URL(otherPage.url()).searchParams.get('next') ?? '')}`)
    await expect(otherPage.getByText('is for people whom Acme invited')).toBeVisible()

    const page = await newPage()
    await page.goto(link)
    await expect(page.getByLabel('E-mail')).toHaveValue(guest.email)
    await fillAccount(page, guest)
    await page.getByRole('button', { name: 'Create account and accept' }).click()
    await expect(page.getByRole('heading', { name: 'You may use Sample shop' })).toBeVisible()
    await expect(page.getByText(`/mcp/${sample.slug}`)).toBeVisible()

    await page.goto(session.claude.consentUrl)
    const client = await allow(page, session)
    expect((await client.callTool('list_orders', { limit: 1 })).isError).toBe(false)
    await client.close()

    // The link was for one account.
    await otherPage.goto(link)
    await expect(otherPage.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()

    await ownerPage.goto(`${sample.here}/access`)
    await expect(ownerPage.getByRole('list', { name: 'Guests' })).toContainText('Accepted')
    await ownerPage.getByRole('button', { name: `Remove ${guest.email}` }).click()
    await ownerPage.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(ownerPage.getByRole('dialog')).toBeHidden()
    const answer = await page.request.post(`${origin}/mcp/${sample.slug}`, {
      headers: { authorization: `Bearer ${session.claude.accessToken}`, accept: 'application/json, text/event-stream' },
      data: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
    })
    expect(answer.status()).toBe(401)

    const again = await asking(origin, sample, 'Guest’s app')
    await page.goto(again.claude.consentUrl)
    await expect(page.getByRole('heading', { name: 'This account cannot use Sample shop' })).toBeVisible()
    await shoot(page, '22-refused')
    await page.getByRole('button', { name: 'Go back to the app' }).click()
    expect((await again.claude.waitForAnswer()).get('error')).toBe('access_denied')
    again.claude.stop()
  } finally {
    refusedSession.claude.stop()
    session.claude.stop()
  }
})

test('sign-in is asked for only when a tool needs it, and then the same call goes through', async ({
  ownerPage: page,
  origin,
}) => {
  const sample = await createSample(page, 'acme')
  await setAccess(page, sample, 'Portal account')
  await page.getByLabel('Ask for sign-in only when it is needed').check()
  await page.getByRole('button', { name: 'Save access' }).click()
  await expect(page.getByText('No tool answers without sign-in')).toBeVisible()

  await page.goto(`${sample.here}/tools/list_orders`)
  await page.getByText(/^Advanced/).click()
  await page.getByLabel('Answers without sign-in').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.goto(`${sample.here}/tools/cancel_order`)
  await page.getByText(/^Advanced/).click()
  await page.getByLabel('Own scope').fill('cancel')
  await shoot(page, '22-tool-sign-in')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await publish(page, sample)
  await page.goto(`${sample.here}/access`)
  await expect(page.getByText('No tool answers without sign-in')).toBeHidden()
  await shoot(page, '22-access-mixed')

  const claude = await LoopbackClient.start('Sometimes signed in')
  try {
    const connection = newestClient(`${origin}/mcp/${sample.slug}`, claude.provider())
    const stranger = await connection.connect()
    expect(await stranger.listTools()).toHaveLength(6)
    expect((await stranger.callTool('list_orders', { limit: 1 })).isError).toBe(false)
    const call = { id: 'A7' }
    await expect(stranger.callTool('get_order', call)).rejects.toThrow(/Unauthorized/i)

    await page.goto(claude.consentUrl)
    await expect(page.getByRole('heading')).toContainText(['Sometimes signed in wants to use Sample shop as you'])
    await expect(page.getByRole('region', { name: 'With the scope' })).toBeHidden()
    await page.getByRole('button', { name: 'Allow' }).click()
    await connection.finishAuth(await claude.waitForAnswer())
    const client = await connection.connect()
    expect((await client.callTool('get_order', call)).isError).toBe(false)
    await client.close()
  } finally {
    claude.stop()
  }
})

test('by domain: the address is confirmed by mail on the way', async ({ browser }) => {
  test.setTimeout(180_000)
  const mail = await startMailServer()
  const portal = await startPortal({ env: { SMTP_URL: mail.url, MAIL_FROM: 'Portico <portico@portal.example>' } })
  const owner = await (await browser.newContext({ baseURL: portal.origin })).newPage()
  const page = await (await browser.newContext({ baseURL: portal.origin })).newPage()
  try {
    await firstOwner(owner)
    const sample = await publishedSample(owner)
    await setWho(owner, sample, 'By e-mail domain', 'example.com')
    await shoot(owner, '22-access-domains')
    const session = await asking(portal.origin, sample, 'Worker’s app')

    await page.goto(session.claude.consentUrl)
    const ada = { name: 'Ada', email: 'ada@mail.example.com', password: 'a long enough password' }
    await signUp(page, ada)
    await expect(page.getByText('Use your work address, or ask Acme')).toBeVisible()
    await fillAccount(page, { ...ada, email: 'ada@example.com' })
    await page.getByRole('button', { name: 'Create account' }).click()

    await expect(page.getByRole('heading', { name: 'Confirm your e-mail address' })).toBeVisible()
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(page.getByText('A link is on its way to ada@example.com')).toBeVisible()
    await shoot(page, '22-confirm')
    expect(mail.received).toHaveLength(1)
    await page.goto(linkIn(mail.received[0] as ReceivedMail, '/confirm-email/').href)
    await page.getByRole('button', { name: 'Confirm address' }).click()

    await expect(page.getByRole('heading')).toContainText(['Worker’s app wants to use Sample shop as you'])
    const client = await allow(page, session)
    expect((await client.callTool('list_orders', { limit: 1 })).isError).toBe(false)
    await client.close()
    session.claude.stop()

    // Guests get their link by mail too.
    await inviteGuest(owner, sample, 'grete@people.example')
    expect(mail.received[1]?.to).toEqual(['grete@people.example'])
    const guest = await (await browser.newContext({ baseURL: portal.origin })).newPage()
    await guest.goto(linkIn(mail.received[1], '/guest/').href)
    await fillAccount(guest, { name: 'Grete', email: 'grete@people.example', password: 'a long enough password' })
    await guest.getByRole('button', { name: 'Create account and accept' }).click()
    await expect(guest.getByRole('heading', { name: 'You may use Sample shop' })).toBeVisible()
  } finally {
    await portal.stop()
    await mail.stop()
  }
})
