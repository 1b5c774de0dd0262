import { createConnector, publish } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

const operation = (id: string, summary: string, more = '') => `
      operationId: ${id}
      summary: ${summary}
      responses: { "200": { description: OK } }${more}`

const parameter = (name: string) => `
      parameters: [{ name: ${name}, in: path, required: true, schema: { type: string } }]`

const DOCUMENT = (summary = 'Gets an order') => `openapi: 3.0.3
info: { title: Orders of Acme, description: Orders of a small shop., version: "1" }
servers: [{ url: https://api.acme.example/v1 }]
paths:
  /orders:
    get:${operation('listOrders', 'Lists orders')}
    post:${operation('createOrder', 'Creates an order')}
  /orders/{id}:
    get:${operation('getOrder', summary, parameter('id'))}
    head:${operation('peekOrder', 'Peeks', parameter('id'))}
`

const API = 'https://api.acme.example/v1'

test('a pasted description is chosen from, renamed, prefixed, imported and published', async ({ ownerPage: page }) => {
  const place = await createConnector(page, 'acme', { name: 'Pasted', baseUrl: API })
  await page.goto(`${place.here}/tools`)
  await page.getByRole('link', { name: 'Import' }).click()
  await page.getByLabel('Document or address').fill(DOCUMENT())
  await page.getByRole('button', { name: 'Read document' }).click()

  await expect(page.getByRole('heading', { name: 'Choose tools' })).toBeVisible()
  const rows = page.getByRole('list', { name: 'Operations' })
  await expect(rows.getByText('HEAD has no answer that Claude could read.')).toBeVisible()
  await expect(page.getByText('3 chosen', { exact: true })).toBeVisible()

  await rows.getByRole('checkbox', { name: 'POST /orders' }).press('Space')
  await expect(page.getByText('2 chosen', { exact: true })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search operations' })).toBeFocused()
  await page.keyboard.type('{id}')
  await expect(rows.getByRole('checkbox', { name: 'GET /orders', exact: true })).toBeHidden()
  await expect(page).toHaveURL(/\?q=%7Bid%7D$/)
  await page.getByRole('searchbox', { name: 'Search operations' }).fill('')

  const name = page.getByLabel('Name of GET /orders/{id}')
  await name.fill('list_orders')
  await expect(name).toHaveAccessibleDescription('Two chosen tools are called "list_orders"')
  await page.getByRole('button', { name: 'Import 2 operations' }).click()
  await expect(page.getByLabel('Name of GET /orders', { exact: true })).toBeFocused()
  await name.fill('find_order')
  await page.getByText('Edit the 2 chosen together').click()
  await page.getByLabel('Prefix').fill('shop')
  await page.getByRole('button', { name: 'Add prefix' }).click()
  await expect(name).toHaveValue('shop_find_order')

  await page.getByRole('button', { name: 'Import 2 operations' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 tools added' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'shop_find_order' })).toBeVisible()
  await publish(page, place)
})

test('a changed document updates what was not edited, and an edit is kept', async ({ ownerPage: page }) => {
  const place = await createConnector(page, 'acme', { name: 'Again', baseUrl: API })
  const read = async (document: string) => {
    await page.goto(`${place.here}/tools/import`)
    await page.getByLabel('Document or address').fill(document)
    await page.getByRole('button', { name: 'Read document' }).click()
    await expect(page.getByRole('heading', { name: 'Choose tools' })).toBeVisible()
  }
  await read(DOCUMENT())
  await page.getByRole('button', { name: 'Import 3 operations' }).click()
  await expect(page.getByRole('status').filter({ hasText: '3 tools added' })).toBeVisible()

  await page.getByRole('link', { name: 'get_order' }).click()
  const form = page.getByRole('form', { name: 'Tool', exact: true })
  await form.getByLabel('Description').first().fill('Said better here.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

  await read(DOCUMENT('Gets one order by its id').replace('Lists orders', 'Lists all orders'))
  const rows = page.getByRole('list', { name: 'Operations' })
  await expect(rows.getByText('Changed, edited here')).toBeVisible()
  await expect(rows.getByRole('checkbox', { name: 'POST /orders' })).toBeHidden()
  await page.getByRole('button', { name: 'Import 2 operations' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'brought up to date' })).toBeVisible()
  await page.getByRole('link', { name: 'get_order' }).click()
  await expect(form.getByLabel('Description').first()).toHaveValue('Said better here.')
})

test('a connector is made of a chosen file, and lands on choosing', async ({ ownerPage: page }) => {
  await page.goto('/p/acme/connectors/new')
  await page.getByRole('link', { name: 'From an API description' }).click()
  await page.getByLabel('File').setInputFiles({
    name: 'orders.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(DOCUMENT()),
  })
  await page.getByRole('button', { name: 'Create connector' }).click()
  await expect(page.getByRole('heading', { name: 'Orders of Acme' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import 3 operations' })).toBeVisible()
})

test('what cannot be read says why, and is read again as something else', async ({ ownerPage: page, complaints }) => {
  complaints.expect(/status of 400/)
  const place = await createConnector(page, 'acme', { name: 'Broken', baseUrl: API })
  await page.goto(`${place.here}/tools/import`)
  await page.getByRole('button', { name: 'Read document' }).click()
  const field = page.getByLabel('Document or address')
  await expect(field).toHaveAccessibleDescription('Paste a document, choose a file, or give its address')
  await field.fill('openapi: 9.1.0\npaths: {}\n')
  await page.getByRole('button', { name: 'Read document' }).click()
  await expect(page.getByText('The document was not read')).toBeVisible()
  await expect(page.getByText(/2\.0, 3\.0 and 3\.1 can be read/)).toBeVisible()
  await expect(page.getByLabel('Read it as')).toHaveValue('openapi')
  await page.getByLabel('Read it as').selectOption('curl')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByLabel('Read it as')).toHaveValue('curl')
})

test('a document is imported before scripts load', async ({ newPage, ownerState, ownerPage }) => {
  const place = await createConnector(ownerPage, 'acme', { name: 'Plain', baseUrl: API })
  const page = await newPage({ storageState: ownerState, javaScriptEnabled: false })
  await page.goto(`${place.here}/tools/import`)
  await page.getByRole('button', { name: 'Read document' }).click()
  await expect(page.getByLabel('Document or address')).toHaveAccessibleDescription(/^This cannot be read/)
  await page.getByLabel('Document or address').fill(DOCUMENT())
  await page.getByRole('button', { name: 'Read document' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Choose tools' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.getByRole('checkbox', { name: 'POST /orders' }).uncheck()
  await page.getByLabel('Name of GET /orders/{id}').fill('find_order')
  await page.getByRole('button', { name: /^Import/ }).click()
  await expect(page.getByText('2 tools added')).toBeVisible()
  await expect(page.getByRole('link', { name: 'find_order' })).toBeVisible()
})
