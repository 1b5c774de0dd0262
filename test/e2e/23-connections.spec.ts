import type { Page } from '@playwright/test'
import { createSample, type Place, publish, setAccess } from '../support/e2e-connectors'
import { inviteTo, joinAsNew, newPerson, type Person } from '../support/e2e-people'
import { expect, type NewPage, test } from '../support/e2e-test'
import { LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

const PHONE = { width: 390, height: 844 }

async function guardedSample(page: Page): Promise<Place> {
  const sample = await createSample(page, 'acme')
  await setAccess(page, sample, 'Portal account')
  await publish(page, sample)
  return sample
}

interface Connected {
  /** What its next call is answered with. */
  status(): Promise<number>
  stop(): void
}

/** An app on this computer that the person lets in. */
async function letIn(page: Page, url: string, name: string): Promise<Connected> {
  const claude = await LoopbackClient.start(name)
  const connection = newestClient(url, claude.provider())
  await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)
  const shown = await page.goto(claude.consentUrl)
  expect(shown?.headers()).toMatchObject({
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  })
  await expect(page.getByText('It is an app on this computer.')).toBeVisible()
  await page.getByRole('button', { name: 'Allow' }).click()
  await connection.finishAuth(await claude.waitForAnswer())
  return {
    async status() {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${claude.accessToken}`,
          accept: 'application/json, text/event-stream',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
      })
      return answer.status
    },
    stop: () => claude.stop(),
  }
}

async function newUser(owner: Page, newPage: NewPage, name: string): Promise<{ person: Person; page: Page }> {
  const person = newPerson(name)
  const page = await newPage()
  await joinAsNew(page, await inviteTo(owner, 'acme', name), person)
  return { person, page }
}

test('a user sees which apps act as them, and takes it back app by app, before scripts load', async ({
  ownerPage,
  newPage,
  origin,
}) => {
  const { slug } = await guardedSample(ownerPage)
  const { page } = await newUser(ownerPage, newPage, 'Edsger')
  await page.goto('/connections')
  await expect(page.getByText('Nothing is connected')).toBeVisible()

  const url = `${origin}/mcp/${slug}`
  const [desk, shell] = [await letIn(page, url, 'Desk app'), await letIn(page, url, 'Shell')]
  try {
    expect(await desk.status()).toBe(200)
    const storageState = await page.context().storageState()
    const plain = await newPage({ storageState, javaScriptEnabled: false, viewport: PHONE })
    await plain.goto('/connections')
    const shop = plain.getByRole('article', { name: 'Sample shop' })
    await expect(shop.getByText('By Acme')).toBeVisible()
    const apps = shop.getByRole('list', { name: 'Apps that use Sample shop' }).getByRole('listitem')
    await expect(apps).toHaveCount(2)
    await expect(apps.filter({ hasText: 'Desk app' })).toContainText('Can read and change')
    await expect(apps.filter({ hasText: 'Desk app' })).toContainText('App on a computer')
    await plain.screenshot({ path: 'test-results/connections-phone.png', fullPage: true })

    await apps.filter({ hasText: 'Desk app' }).getByText('Revoke…').first().click()
    await apps.getByRole('button', { name: 'Revoke Desk app' }).click()
    await expect(apps).toHaveCount(1)
    expect(await desk.status()).toBe(401)
    expect(await shell.status()).toBe(200)
  } finally {
    desk.stop()
    shell.stop()
  }
})

test('a user takes back everything of a connector from the account menu’s page', async ({
  ownerPage,
  newPage,
  origin,
}) => {
  const { slug } = await guardedSample(ownerPage)
  const { page } = await newUser(ownerPage, newPage, 'Tony')
  const url = `${origin}/mcp/${slug}`
  const [one, two] = [await letIn(page, url, 'One app'), await letIn(page, url, 'Other app')]
  try {
    await page.goto('/')
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('menuitem', { name: 'Connected apps' }).click()
    await expect(page.getByRole('heading', { name: 'Connected apps' })).toBeVisible()
    await page.screenshot({ path: 'test-results/connections-desk.png', fullPage: true })
    await page.getByText('Revoke all…').click()
    await page.getByRole('button', { name: 'Revoke all apps of Sample shop' }).click()
    await expect(page.getByText('Nothing is connected')).toBeVisible()
    expect(await one.status()).toBe(401)
    expect(await two.status()).toBe(401)
  } finally {
    one.stop()
    two.stop()
  }
})

test('a partner sees who is connected with what, and ends a user’s, an app’s and everyone’s connections', async ({
  ownerPage: page,
  newPage,
  origin,
}) => {
  const { slug, here } = await guardedSample(page)
  await page.goto(`${here}/users`)
  await expect(page.getByText('Nobody is connected', { exact: true })).toBeVisible()

  const [barbara, frances] = [await newUser(page, newPage, 'Barbara'), await newUser(page, newPage, 'Frances')]
  const url = `${origin}/mcp/${slug}`
  const hers = await letIn(barbara.page, url, 'Desk app')
  const [other, shell] = [await letIn(frances.page, url, 'Desk app'), await letIn(frances.page, url, 'Shell')]
  try {
    await page.goto(here)
    await page.getByRole('navigation', { name: 'Connector' }).getByRole('link', { name: 'Users' }).click()
    const users = page.getByRole('list', { name: 'Users' }).locator('> li')
    await expect(users).toHaveCount(2)
    await expect(users.filter({ hasText: barbara.person.email })).toContainText('Desk app')
    await page.screenshot({ path: 'test-results/users-desk.png', fullPage: true })

    await page.getByLabel('Name or e-mail').fill(barbara.person.email)
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(users).toHaveCount(1)
    await users.getByText('Revoke…').first().click()
    await page.getByRole('button', { name: 'Revoke Barbara' }).click()
    await expect(page.getByText('Nobody found.')).toBeVisible()
    expect(await hers.status()).toBe(401)
    expect(await other.status()).toBe(200)

    await page.goto(`${here}/users`)
    const apps = page.getByRole('list', { name: 'Apps', exact: true }).locator('> li')
    await apps.filter({ hasText: 'Desk app' }).getByText('Revoke…').first().click()
    await page.getByRole('button', { name: 'Revoke every connection of Desk app' }).click()
    await expect(apps).toHaveCount(1)
    expect(await other.status()).toBe(401)
    expect(await shell.status()).toBe(200)

    await page.setViewportSize(PHONE)
    await page.screenshot({ path: 'test-results/users-phone.png', fullPage: true })
    await page.getByText('Revoke everyone…').click()
    await page.getByRole('button', { name: 'Revoke every connection', exact: true }).click()
    await expect(page.getByText('Nobody is connected', { exact: true })).toBeVisible()
    expect(await shell.status()).toBe(401)
  } finally {
    for (const connected of [hers, other, shell]) connected.stop()
  }
})

test('an editor does not see who is connected', async ({ ownerPage, newPage }) => {
  const { here } = await guardedSample(ownerPage)
  const { page } = await newUser(ownerPage, newPage, 'Margaret')
  await page.goto(here)
  await expect(page.getByRole('navigation', { name: 'Connector' }).getByRole('link', { name: 'Access' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Connector' }).getByRole('link', { name: 'Users' })).toBeHidden()
  await page.goto(`${here}/users`)
  await expect(page.getByText('Admins see who is connected')).toBeVisible()
})
