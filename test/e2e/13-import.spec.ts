import type { Page } from '@playwright/test'
import { createConnector, publish } from '../support/e2e-connectors'
import { importInto, openApiText, SHOP_PATHS } from '../support/e2e-imports'
import { addPartner } from '../support/e2e-people'
import { expect, refused, test } from '../support/e2e-test'

const rows = (page: Page) => page.getByRole('list', { name: 'Operations' }).getByRole('listitem')
const row = (page: Page, operation: string) =>
  rows(page).filter({ has: page.getByRole('textbox', { name: `Name for ${operation}`, exact: true }) })
const nameOf = (page: Page, operation: string) =>
  page.getByRole('textbox', { name: `Name for ${operation}`, exact: true })
const checkbox = (page: Page, operation: string) => row(page, operation).getByRole('checkbox')
const imported = (page: Page) => page.getByRole('status').filter({ hasText: /added|updated/ })

/** The sample shop of this portal, as a connector without tools. */
const shop = (page: Page, partner: string, origin: string) =>
  createConnector(page, partner, { name: 'Shop', baseUrl: `${origin}/sample-api` })

test('a pasted document becomes tools: chosen, renamed, edited in bulk, added and published', async ({
  ownerPage: page,
  origin,
}) => {
  const place = await shop(page, 'acme', origin)
  await page.goto(`${place.here}/tools`)
  await page.getByRole('link', { name: 'Import' }).click()
  await page.getByLabel('Document or its address').fill(openApiText(`${origin}/sample-api`))
  await page.getByRole('button', { name: 'Read it' }).click()

  await expect(rows(page)).toHaveCount(5)
  await expect(page.getByText('5 of 5 selected')).toBeVisible()
  await expect(row(page, 'GET /orders').getByText('Read', { exact: true })).toBeVisible()
  await expect(row(page, 'DELETE /orders/{id}').getByText('Destructive', { exact: true })).toBeVisible()
  await checkbox(page, 'DELETE /orders/{id}').uncheck()

  const name = nameOf(page, 'GET /orders')
  await name.fill('find orders')
  await expect(name).toHaveAccessibleDescription('Use letters, digits, underscores and hyphens')
  await name.fill(await nameOf(page, 'GET /products').inputValue())
  await expect(name).toHaveAccessibleDescription('Two chosen tools have this name')
  await page.getByRole('button', { name: 'Add 4 tools' }).click()
  await expect(page.getByText('Some names cannot be had. Fix the marked rows.')).toBeVisible()
  await name.fill('find_orders')

  await page.getByRole('button', { name: 'Edit selected' }).click()
  await page.getByLabel('Prefix', { exact: true }).fill('shop_')
  await page.getByRole('button', { name: 'Add prefix' }).click()
  await expect(name).toHaveValue('shop_find_orders')
  await expect(nameOf(page, 'DELETE /orders/{id}')).not.toHaveValue(/^shop_/)
  await page.getByRole('button', { name: 'From tags' }).click()
  await page.getByRole('group', { name: 'Edit 4 new tools' }).getByLabel('Kind').selectOption('Write')
  await expect(row(page, 'GET /products').getByText('Write', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Add 4 tools' }).click()
  await expect(imported(page)).toContainText('4 tools added')
  await expect(page.getByRole('link', { name: 'shop_find_orders', exact: true })).toBeVisible()
  await publish(page, place)
})

test('a prefix that does not fit is refused at its row, and the others get it', async ({ ownerPage: page, origin }) => {
  const place = await shop(page, 'acme', origin)
  await importInto(page, place, openApiText(`${origin}/sample-api`))
  const prefix = `${'p'.repeat(25)}_`
  await nameOf(page, 'GET /orders').fill('a')
  await nameOf(page, 'GET /products').fill('a_name_that_is_long_enough')
  await page.getByRole('button', { name: 'Edit selected' }).click()
  await page.getByLabel('Prefix', { exact: true }).fill(prefix)
  await expect(page.getByText(/would get too long and/)).toBeVisible()
  await page.getByRole('button', { name: 'Add prefix' }).click()
  await expect(nameOf(page, 'GET /orders')).toHaveValue(`${prefix}a`)
  await expect(nameOf(page, 'GET /products')).toHaveValue('a_name_that_is_long_enough')
  await expect(row(page, 'GET /products')).toContainText(/Without the prefix: .* characters? too long/)
})

test('rows are searched, filtered and taken in ranges with the keyboard, and the address says so', async ({
  ownerPage: page,
  origin,
}) => {
  const place = await shop(page, 'acme', origin)
  await importInto(page, place, openApiText(`${origin}/sample-api`))
  await page.getByRole('button', { name: 'Select none' }).click()
  await expect(page.getByText('0 of 5 selected')).toBeVisible()

  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Search operations' })).toBeFocused()
  await page.keyboard.type('orders')
  await expect(page.getByText('4 of 5 operations shown')).toBeVisible()
  await page.getByLabel('Method').selectOption('GET')
  await expect(page.getByText('2 of 5 operations shown')).toBeVisible()
  await expect(page).toHaveURL(/\?q=orders&method=GET$/)
  await page.reload()
  await expect(page.getByText('2 of 5 operations shown')).toBeVisible()
  await page.getByRole('button', { name: 'Select none' }).click()
  await page.getByRole('button', { name: 'Select shown' }).click()
  await expect(page.getByText('2 of 5 selected')).toBeVisible()

  await page.getByLabel('Method').selectOption('')
  await page.getByRole('textbox', { name: 'Search operations' }).fill('')
  await page.getByRole('button', { name: 'Select none' }).click()
  const boxes = rows(page).getByRole('checkbox')
  await boxes.first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(boxes.nth(2)).toBeFocused()
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText('3 of 5 selected')).toBeVisible()
  await boxes.nth(4).click({ modifiers: ['Shift'] })
  await expect(page.getByText('5 of 5 selected')).toBeVisible()
})

test('a file is read, and an operation that cannot be a tool says why', async ({ ownerPage: page, origin }) => {
  const place = await shop(page, 'acme', origin)
  const paths = {
    ...SHOP_PATHS,
    '/broken': { get: { summary: 'Broken', broken: { parameters: [{ $ref: '#/none' }] } } },
  }
  await page.goto(`${place.here}/tools/import`)
  await page.getByLabel('File').setInputFiles({
    name: 'shop.json',
    mimeType: 'application/json',
    buffer: Buffer.from(openApiText(`${origin}/sample-api`, paths)),
  })
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('OpenAPI · shop.json')).toBeVisible()
  const impossible = page.getByRole('list', { name: 'Cannot be tools' }).getByRole('listitem')
  await expect(impossible).toContainText(/GET \/broken.+none/)
})

test('what is no document is refused in words, and what was typed stays', async ({
  ownerPage: page,
  origin,
  complaints,
}) => {
  complaints.expect(refused(422))
  const place = await shop(page, 'acme', origin)
  await page.goto(`${place.here}/tools/import`)
  const text = page.getByLabel('Document or its address')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(text).toHaveAccessibleDescription('Paste a document, choose a file, or give its address')
  await expect(text).toBeFocused()

  await text.fill('{ this is no document')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('The document cannot be read')).toBeVisible()
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByText('The document cannot be read')).toBeVisible()
  await page.getByRole('link', { name: 'Start over' }).click()
  await expect(text).toBeVisible()
})

test('the form and the progress work before scripts load', async ({ newPage, ownerState, ownerPage, origin }) => {
  const place = await shop(ownerPage, 'acme', origin)
  const page = await newPage({ storageState: ownerState, javaScriptEnabled: false })
  await page.goto(`${place.here}/tools/import`)
  await page.getByRole('button', { name: 'Read it' }).click()
  const text = page.getByLabel('Document or its address')
  await expect(text).toHaveAccessibleDescription('Paste a document, choose a file, or give its address')
  await text.fill(openApiText(`${origin}/sample-api`))
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page).toHaveURL(/\/tools\/import\/[^/]+$/)
  await expect(rows(page)).toHaveCount(5)
})

test('a changed document updates what was imported, and an edit is kept', async ({ ownerPage: page, origin }) => {
  const place = await shop(page, 'acme', origin)
  await importInto(page, place, openApiText(`${origin}/sample-api`))
  const [products, order] = [
    await nameOf(page, 'GET /products').inputValue(),
    await nameOf(page, 'GET /orders/{id}').inputValue(),
  ]
  await page.getByRole('button', { name: 'Add 5 tools' }).click()
  await expect(imported(page)).toContainText('5 tools added')

  await page.goto(`${place.here}/tools/${order}`)
  const title = page.getByRole('form', { name: 'Tool', exact: true }).getByLabel('Title')
  // Scripts may take the field over while it is filled.
  await expect(async () => {
    await title.fill('My own title')
    await expect(title).toHaveValue('My own title', { timeout: 500 })
  }).toPass()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()

  const changed = {
    '/orders': SHOP_PATHS['/orders'] ?? {},
    '/orders/{id}': { get: { ...SHOP_PATHS['/orders/{id}']?.get, summary: 'Look one order up' } },
    '/products': { get: { summary: 'List all products', tag: 'Products' } },
  }
  await page.goto(`${place.here}/tools/import`)
  await page.getByLabel('Document or its address').fill(openApiText(`${origin}/sample-api`, changed))
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('2 of 4 operations shown')).toBeVisible()
  const conflict = rows(page).filter({ hasText: 'Changed, edited by you' })
  await conflict.getByText(/difference/).click()
  await expect(conflict).toContainText('Yours is kept')
  await expect(conflict).toContainText('My own title')
  await expect(page.getByRole('list', { name: 'Tools without an operation' })).toContainText('DELETE /orders/{id}')
  await page.getByLabel(/^What becomes of/).selectOption('remove')
  await page.getByRole('button', { name: 'Update 2 tools' }).click()
  await expect(imported(page)).toContainText('2 updated')

  await page.goto(`${place.here}/tools/${order}`)
  await expect(title).toHaveValue('My own title')
  await page.goto(`${place.here}/tools/${products}`)
  await expect(title).toHaveValue('List all products')
})

test('five clicks lead from the connectors to a published connector made of a document', async ({
  ownerPage: page,
  origin,
}) => {
  const partner = await addPartner(page, 'Five clicks')
  await page.goto(`/p/${partner}/connectors`)
  let clicks = 0
  const click = async (role: 'button' | 'link', name: string | RegExp) => {
    await page.getByRole(role, { name }).click()
    clicks += 1
  }
  await click('link', 'Create connector')
  await page.getByLabel('Document or its address').fill(openApiText(`${origin}/sample-api`))
  await click('button', 'Read it')
  await click('button', 'Add 5 tools')
  await click('link', 'Publish')
  await click('button', /^Publish release/)
  await expect(page.getByRole('status').filter({ hasText: 'Release 1 is live' })).toBeVisible()
  expect(clicks).toBe(5)
})

test('a document without an address asks for the base URL in the same form', async ({
  ownerPage: page,
  origin,
  complaints,
}) => {
  complaints.expect(refused(422))
  const partner = await addPartner(page, 'No address')
  await page.goto(`/p/${partner}/connectors/new`)
  await page.getByLabel('Document or its address').fill(openApiText(''))
  await page.getByRole('button', { name: 'Read it' }).click()
  const baseUrl = page.getByLabel('Base URL').first()
  await expect(baseUrl).toHaveAccessibleDescription(/^The document names no whole address/)
  await expect(baseUrl).toBeFocused()
  await baseUrl.fill(`${origin}/sample-api`)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(rows(page)).toHaveCount(5)
})

test('forms of other sites are refused: nothing is imported, made or applied', async ({ ownerPage: page, origin }) => {
  const place = await shop(page, 'acme', origin)
  const id = await importInto(page, place, openApiText(`${origin}/sample-api`))
  const form = { text: openApiText(`${origin}/sample-api`) }
  const headers = { origin: 'https://other.example' }
  const send = (path: string, body: object) => page.request.post(path, { headers, ...body })
  expect((await send(`${place.here}/tools/import/start`, { multipart: form })).status()).toBe(403)
  expect((await send('/p/acme/connectors/new/document', { multipart: form })).status()).toBe(403)
  const choices = { choices: [{ operation: 'GET /orders' }], hide: [], remove: [] }
  expect((await send(`${place.here}/tools/import/${id}/apply`, { data: choices })).status()).toBe(403)
  await page.goto(`${place.here}/tools`)
  await expect(page.getByText('Claude has nothing to call yet')).toBeVisible()
})
