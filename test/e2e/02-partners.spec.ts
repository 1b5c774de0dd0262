import type { Page } from '@playwright/test'
import { addIcon, addPrompt, addTemplate, createSample, publish } from '../support/e2e-connectors'
import { importInto, openApiText } from '../support/e2e-imports'
import { type AppPage, fillPattern, PARTNER_PAGES } from '../support/e2e-pages'
import { addPartner, fillAccount, inviteTo, joinAsNew, newPerson, signIn, signOut } from '../support/e2e-people'
import { expect, refused, test } from '../support/e2e-test'
import { startPortal } from '../support/portal.mjs'

/** Right in every way, so that only who asks can be wrong with it. */
const BODY = {
  tool: {
    name: 'get_order',
    title: 'Get order',
    description: 'Returns one order.',
    method: 'GET',
    path: '/orders/A7',
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  },
  args: {},
}

async function answers(page: Page, origin: string, pages: AppPage[], places: Record<string, string>) {
  const asked = pages.flatMap(({ pattern, methods }) => methods.map((method) => ({ method, pattern })))
  const statuses: Record<string, number> = {}
  for (const { method, pattern } of asked) {
    const answer = await page.request.fetch(fillPattern(pattern, places), {
      method,
      headers: { origin },
      maxRedirects: 0,
      ...(method !== 'GET' && { data: BODY }),
    })
    statuses[`${method} ${pattern}`] = answer.status()
  }
  return statuses
}

const every = (statuses: Record<string, number>, status: number) =>
  Object.fromEntries(Object.keys(statuses).map((asked) => [asked, status]))

test('an invitation link makes an account that is a member of that partner, and works once', async ({
  ownerPage,
  newPage,
}) => {
  const link = await inviteTo(ownerPage, 'acme', 'Grace in support')
  await expect(ownerPage.getByRole('list', { name: 'Open invitations' })).toContainText('Grace in support')

  const grace = newPerson('Grace')
  const page = await newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Join Acme' })).toBeVisible()
  await fillAccount(page, { ...grace, password: 'short' })
  await page.getByRole('button', { name: 'Create account and join Acme' }).click()
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByLabel('E-mail')).toHaveValue(grace.email)
  await page.getByLabel('Password').fill(grace.password)
  await page.getByRole('button', { name: 'Create account and join Acme' }).click()

  await expect(page).toHaveURL(/\/p\/acme\/connectors$/)
  await page.goto('/p/acme/team')
  await expect(page.getByRole('list', { name: 'Members' })).toContainText(grace.email)
  await expect(page.getByRole('heading', { name: 'Invite someone' })).toBeHidden()

  const late = await newPage()
  await late.goto(link)
  await expect(late.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await expect(late.getByText('It was used, revoked, or is older than seven days.')).toBeVisible()
})

test('an invitation that is revoked no longer works', async ({ ownerPage, newPage }) => {
  const link = await inviteTo(ownerPage, 'acme', 'Nobody')
  await ownerPage.getByRole('button', { name: 'Revoke the invitation for Nobody' }).click()
  await ownerPage.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(ownerPage.getByRole('dialog')).toBeHidden()

  const page = await newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
})

test('an account joins a second partner by link and goes from one to the other', async ({ ownerPage, newPage }) => {
  const barbara = newPerson('Barbara')
  const page = await newPage()
  await joinAsNew(page, await inviteTo(ownerPage, 'acme', 'Barbara'), barbara)
  const second = await addPartner(ownerPage, 'Second of two')
  const link = await inviteTo(ownerPage, second, 'Barbara')
  await signOut(page)

  await page.goto(link)
  await page.getByRole('link', { name: 'Sign in to join' }).click()
  await signIn(page, barbara)
  await page.getByRole('button', { name: 'Join Second of two' }).click()
  await expect(page).toHaveURL(new RegExp(`/p/${second}/connectors$`))

  await page.getByRole('button', { name: 'Second of two' }).click()
  await page.getByRole('menuitem', { name: 'Acme' }).click()
  await expect(page).toHaveURL(/\/p\/acme\/connectors$/)
})

test('to a member of another partner nothing of a partner exists, and a stranger is asked to sign in', async ({
  ownerPage,
  newPage,
  origin,
  complaints,
}) => {
  const partner = await addPartner(ownerPage, 'Secretive')
  const sample = await createSample(ownerPage, partner)
  const places = {
    partner,
    connector: sample.slug,
    tool: 'get_order',
    number: '1',
    file: await addIcon(ownerPage, sample),
    prompt: await addPrompt(ownerPage, sample),
    resource: await addTemplate(ownerPage, sample),
    import: await importInto(ownerPage, sample, openApiText(`${origin}/sample-api`)),
  }
  await publish(ownerPage, sample)
  const member = await newPage()
  await joinAsNew(member, await inviteTo(ownerPage, 'acme', 'Mallory', 'Admin'), newPerson('Mallory'))

  const seen = await answers(ownerPage, origin, PARTNER_PAGES, places)
  expect(
    Object.values(seen).filter((status) => status === 404),
    'its own member finds every page',
  ).toEqual([])

  const hidden = await answers(member, origin, PARTNER_PAGES, places)
  expect(hidden).toEqual(every(hidden, 404))

  const ofConnector = PARTNER_PAGES.filter(({ pattern }) => pattern.includes('[connector]'))
  const byWayOfOwn = await answers(member, origin, ofConnector, { ...places, partner: 'acme' })
  expect(byWayOfOwn).toEqual(every(byWayOfOwn, 404))

  const stranger = await newPage()
  for (const { pattern } of PARTNER_PAGES.filter(({ kind }) => kind === 'page')) {
    const path = fillPattern(pattern, places)
    await stranger.goto(path)
    await expect(stranger).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`)
  }
  for (const { pattern, methods } of PARTNER_PAGES.filter(({ kind }) => kind === 'route')) {
    for (const method of methods) {
      const answer = await stranger.request.fetch(fillPattern(pattern, places), {
        method,
        headers: { origin },
        maxRedirects: 0,
      })
      expect([307, 401], `${method} ${pattern}`).toContain(answer.status())
    }
  }

  complaints.expect(refused(404))
  await member.goto(`/p/${partner}/connectors`)
  await expect(member.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  await expect(member.getByText('Secretive')).toBeHidden()
})

test('where sign-up is open, two people make two partners that never see each other', async ({
  newPage,
  complaints,
}) => {
  const portal = await startPortal({ env: { OPEN_SIGN_UP: 'true' } })
  try {
    const at = { baseURL: portal.origin }
    const signUp = async (name: string, company: string) => {
      const page = await newPage(at)
      await page.goto('/sign-in')
      if (new URL(page.url()).pathname === '/sign-in') await page.getByRole('link', { name: 'Sign up' }).click()
      const person = newPerson(name)
      await fillAccount(page, person)
      await page.getByLabel('Company or team').fill(company)
      await page.getByRole('button', { name: /^Create (owner )?account$/ }).click()
      await expect(page.getByText('Connect your first API')).toBeVisible()
      return { page, person }
    }
    const first = await signUp('Ines', 'Same name')
    await createSample(first.page, 'same-name')
    const second = await signUp('Jo', 'Same name')

    await expect(second.page).not.toHaveURL(/\/p\/same-name\/connectors$/)
    await expect(second.page.getByText('Sample shop')).toBeHidden()
    complaints.expect(refused(404))
    await second.page.goto('/p/same-name/team')
    await expect(second.page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()

    const again = await newPage(at)
    await again.goto('/sign-up')
    await fillAccount(again, first.person)
    await again.getByLabel('Company or team').fill('Third')
    await again.getByRole('button', { name: 'Create account' }).click()
    await expect(again.getByLabel('E-mail')).toHaveAccessibleDescription(
      'This address has an account already. Sign in instead.',
    )
  } finally {
    await portal.stop()
  }
})

test('where sign-up is closed, its page says how to get an account', async ({ page }) => {
  await page.goto('/sign-up')
  await expect(page.getByRole('heading', { name: 'By invitation' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
})
