import type { Page } from '@playwright/test'
import { createConnector, createSample, freeSlug, publish } from '../support/e2e-connectors'
import { fillPattern, PARTNER_PAGES } from '../support/e2e-pages'
import { addPartner } from '../support/e2e-people'
import { alert, expect, test } from '../support/e2e-test'

/** Its label says what the chosen kind calls it. */
const secretField = (page: Page) => page.getByLabel(/^Key/)

const SECRET = 'key-that-nobody-may-see-4711'

test('suggests a slug from the name, and says while it is typed whether one can be had', async ({
  ownerPage: page,
}) => {
  const taken = await createConnector(page, 'acme', { name: 'Taken', baseUrl: 'https://api.example.com' })
  await page.goto('/p/acme/connectors/new')
  const slug = page.getByLabel('Slug')
  const free = freeSlug()

  await page.getByLabel('Name', { exact: true }).fill('Überfällige Rechnungen')
  await expect(slug).toHaveValue(/^[a-z0-9-]+$/)
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText(`/mcp/${await slug.inputValue()}`)

  await slug.fill(taken.slug)
  await expect(slug).toHaveAccessibleDescription(/taken|in use/i)
  await slug.fill('Not A Slug')
  await expect(slug).toHaveAccessibleDescription(/lowercase letters/)
  await slug.fill(free)
  await expect(slug).toHaveAccessibleDescription(/^Part of its address/)

  await page.getByLabel('Name', { exact: true }).fill('Another name')
  await expect(slug).toHaveValue(free)
})

const WRONG_ADDRESSES = [
  ['https://ada:secret@api.example.com/v1', /^Leave user name and password out/],
  ['http://192.168.0.10/api', /^192\.168\.0\.10 is a private address/],
  ['http://169.254.169.254/latest', /^169\.254\.169\.254 is a private address/],
  ['http://localhost:5432', /^localhost is a private address/],
  ['http://[::ffff:10.0.0.1]/', /is a private address/],
  ['api.example.com', /^Enter a whole address/],
  ['https://api.example.com/?key=1', /^Leave \? and # out/],
] as const

test('a base URL with credentials, of a private host or not whole is refused at its field; all else stays', async ({
  ownerPage: page,
}) => {
  await page.goto('/p/acme/connectors/new')
  await page.getByLabel('Name', { exact: true }).fill('Refused')
  await page.getByLabel('Slug').fill('refused')
  await page.getByLabel('Description').fill('Never made.')
  await page.getByRole('radio', { name: 'Header key' }).check()
  await page.getByLabel('Header name').fill('X-Api-Key')
  await page.getByRole('radio', { name: 'Portal account' }).check()
  const field = page.getByLabel('Base URL')
  for (const [baseUrl, said] of WRONG_ADDRESSES) {
    await field.fill(baseUrl)
    await secretField(page).fill(SECRET)
    await page.getByRole('button', { name: 'Create connector' }).click()

    await expect(field).toHaveAccessibleDescription(said)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(baseUrl)
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Refused')
    await expect(page.getByLabel('Slug')).toHaveValue('refused')
    await expect(page.getByLabel('Description')).toHaveValue('Never made.')
    await expect(page.getByRole('radio', { name: 'Header key' })).toBeChecked()
    await expect(page.getByLabel('Header name')).toHaveValue('X-Api-Key')
    await expect(page.getByRole('radio', { name: 'Portal account' })).toBeChecked()
  }
})

test('an empty form says at every field what belongs there', async ({ ownerPage: page }) => {
  await page.goto('/p/acme/connectors/new')
  await page.getByRole('button', { name: 'Create connector' }).click()
  const name = page.getByLabel('Name', { exact: true })
  await expect(name).toHaveAccessibleDescription('Give the connector a name')
  await expect(name).toBeFocused()
  await expect(page.getByLabel('Description')).toHaveAccessibleDescription(/^Say in a sentence/)
  await expect(page.getByLabel('Base URL')).toHaveAccessibleDescription(/^Give the address/)
})

test('a header key is stored and never shown again on any page', async ({ ownerPage: page, origin }) => {
  const partner = await addPartner(page, 'Keepers of keys')
  const slug = freeSlug()
  await page.goto(`/p/${partner}/connectors/new`)
  await page.getByLabel('Name', { exact: true }).fill('Guarded')
  await page.getByLabel('Slug').fill(slug)
  await page.getByLabel('Description').fill('An API that wants a key.')
  await page.getByLabel('Base URL').fill(`${origin}/sample-api`)
  await page.getByRole('radio', { name: 'Header key' }).check()
  await page.getByLabel('Header name').fill('X-Api-Key')
  await secretField(page).fill(SECRET)
  await page.getByRole('button', { name: 'Create connector' }).click()
  await expect(page.getByText('X-Api-Key')).toBeVisible()

  await page.goto(`/p/${partner}/connectors/${slug}/access`)
  await expect(page.getByText('X-Api-Key: ••••••••')).toBeVisible()
  for (const { pattern } of PARTNER_PAGES.filter(({ kind }) => kind === 'page')) {
    const none = { tool: 'none_yet', prompt: 'none_yet', resource: 'none_yet', import: 'none_yet', number: '1' }
    const path = fillPattern(pattern, { partner, connector: slug, ...none })
    expect(await (await page.request.get(path)).text(), path).not.toContain(SECRET)
  }

  await page.getByText('Replace it').click()
  await page.getByRole('radio', { name: 'Bearer token' }).check()
  await page.getByRole('button', { name: 'Replace credential' }).click()
  await expect(secretField(page)).toBeFocused()
  await expect(secretField(page)).toHaveAccessibleName('Token')
  await secretField(page).fill(SECRET)
  await page.getByRole('button', { name: 'Replace credential' }).click()
  await expect(page.getByText('Authorization: Bearer ••••••••')).toBeVisible()
  await page.getByRole('button', { name: 'Remove credential' }).click()
  await expect(page.getByText('None stored. Calls go out as they are.')).toBeVisible()
})

test('details are changed in the settings, and a connector goes when its slug is entered', async ({
  ownerPage: page,
}) => {
  const { slug, here } = await createSample(page, 'acme')
  await page.goto(`${here}/settings`)
  await page.getByLabel('Name', { exact: true }).fill('Renamed shop')
  await page.getByLabel('Base URL').fill('http://10.0.0.1')
  await page.getByRole('button', { name: 'Save to draft' }).click()
  await expect(page.getByLabel('Base URL')).toHaveAccessibleDescription(/private address/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Renamed shop')
  await page.getByLabel('Base URL').fill('https://api.example.com/v2')
  await page.getByRole('button', { name: 'Save to draft' }).click()
  await expect(page.getByRole('heading', { name: 'Renamed shop' })).toBeVisible()

  const confirmation = page.getByLabel(`Enter ${slug} to delete it`)
  await confirmation.fill('another')
  await page.getByRole('button', { name: 'Delete connector' }).click()
  await expect(confirmation).toBeFocused()
  await expect(confirmation).toHaveValue('another')
  await confirmation.fill(slug)
  await page.getByRole('button', { name: 'Delete connector' }).click()
  await expect(page).toHaveURL(/\/p\/acme\/connectors$/)
  await expect(page.getByRole('link', { name: 'Renamed shop' })).toBeHidden()
})

test('an open connector that writes is published with a warning that names its tools', async ({ ownerPage: page }) => {
  const sample = await createSample(page, 'acme')
  await page.goto(`${sample.here}/publish`)
  await expect(page.getByText(/anyone who knows the address can call create_order, cancel_order/)).toBeVisible()
  await publish(page, sample)
  await expect(alert(page)).toBeHidden()
})
