import type { Page } from '@playwright/test'
import { createSample, publish } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'
import { connectOpenly } from '../support/sdk-clients.mjs'

const toolForm = (page: Page) => page.getByRole('form', { name: 'Tool', exact: true })
const tryForm = (page: Page) => page.getByRole('form', { name: 'Try the tool' })
const send = (page: Page) => tryForm(page).getByRole('button', { name: /^Send/ }).click()
const works = (page: Page) => page.getByRole('status').filter({ hasText: 'It works' })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()

test('a value sent with every call and several pages: set, tried, published, called', async ({
  ownerPage: page,
  origin,
}) => {
  const place = await createSample(page, 'acme')
  await page.goto(`${place.here}/tools/list_orders`)
  const form = toolForm(page)
  await form.getByRole('button', { name: 'Add value' }).click()
  await form.getByLabel('Sent as').fill('X-Version')
  await form.getByLabel('Value', { exact: true }).fill('2 ')
  await form.getByRole('button', { name: 'Insert into X-Version' }).click()
  await page.getByRole('menuitem', { name: /call\.id/ }).click()
  await expect(form.getByLabel('Value', { exact: true })).toHaveValue('2 {{call.id}}')
  await expect(form.getByLabel('Value', { exact: true })).toBeFocused()

  await form.getByText('Advanced', { exact: true }).click()
  await form.getByText('Several pages', { exact: true }).click()
  await form.getByLabel('Next page').selectOption('By page number')
  await form.getByLabel('Page parameter').fill('page')
  await form.getByLabel('List in the answer').fill('orders')

  await tryForm(page).getByLabel('limit').fill('4')
  await send(page)
  await expect(works(page)).toBeVisible()
  await expect(page.getByText(`GET ${origin}/sample-api/orders?limit=4`, { exact: true })).toBeVisible()
  await expect(page.getByText(/^\d+ requests in all\. This is the last:$/)).toBeVisible()
  await page
    .getByText(/^\d+ headers$/)
    .first()
    .click()
  await expect(page.getByRole('figure', { name: 'request headers' }).first()).toContainText(
    /x-version: 2 [0-9a-f-]{36}/,
  )

  await save(page)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(form.getByLabel('Sent as')).toHaveValue('X-Version')
  await form.getByText('Advanced · 1 set').click()
  await form.getByText('Several pages · on').click()
  await expect(form.getByLabel('Page parameter')).toHaveValue('page')

  await publish(page, place)
  const client = await connectOpenly(`${origin}/mcp/${place.slug}`)
  const { text, isError } = await client.callTool('list_orders', { limit: 4 })
  await client.close()
  expect(isError).toBe(false)
  const { orders, total } = JSON.parse(text)
  expect(orders).toHaveLength(total)
  expect(total).toBeGreaterThanOrEqual(9)
})

test('a body from a template: started from the parameters, changed, called', async ({ ownerPage: page, origin }) => {
  const place = await createSample(page, 'acme')
  await page.goto(`${place.here}/tools/create_order`)
  const form = toolForm(page)
  await form.getByLabel('Made from').selectOption('A template')
  await form.getByRole('button', { name: 'Start from the parameters' }).click()
  const template = form.getByLabel('Template', { exact: true })
  await expect(template).toHaveValue(/"customer": "\{\{arguments\.customer\}\}"/)
  await template.fill('{ "customer": "{{arguments.customer}} (by phone)", "items": "{{arguments.items}}"')
  await expect(form.getByText(/^This is not valid JSON/)).toBeVisible()
  await template.fill('{ "customer": "{{arguments.customer}} (by phone)", "items": "{{arguments.items}}" }')
  await expect(form.getByText(/^This is not valid JSON/)).toBeHidden()

  await tryForm(page).getByLabel('items').fill('[{ "sku": "PEN-SET", "quantity": 1 }]')
  await send(page)
  await expect(works(page)).toBeVisible()
  await expect(page.getByRole('figure', { name: 'request body' })).toContainText('"customer": "Ada Lind (by phone)"')

  await save(page)
  await expect(saved(page)).toBeVisible()
  await publish(page, place)
  const client = await connectOpenly(`${origin}/mcp/${place.slug}`)
  const args = { customer: 'Zoë', items: [{ sku: 'PEN-SET', quantity: 1 }] }
  const { text } = await client.callTool('create_order', args)
  await client.close()
  expect(JSON.parse(text)).toMatchObject({ customer: 'Zoë (by phone)', total: 14 })
})

test('what cannot be is told at its field', async ({ ownerPage: page }) => {
  const place = await createSample(page, 'acme')
  await page.goto(`${place.here}/tools/list_orders`)
  const form = toolForm(page)
  await form.getByRole('button', { name: 'Add value' }).click()
  await form.getByLabel('Sent as').fill('Authorization')
  await form.getByLabel('Value', { exact: true }).fill('{{user.name}}')
  await form.getByText('Advanced', { exact: true }).click()
  await form.getByText('Slow jobs', { exact: true }).click()
  await form.getByLabel('Wait for the job').check()
  await form.getByLabel('Path of the job').fill('jobs')
  await form.getByLabel('Done when').fill('status ==')
  await save(page)
  await expect(form.getByLabel('Sent as')).toHaveAccessibleDescription(/is set by Portico/)
  await expect(form.getByLabel('Value', { exact: true })).toHaveAccessibleDescription(/There is no \{\{user\.name\}\}/)
  await expect(form.getByLabel('Path of the job')).toHaveAccessibleDescription(/Start with a slash/)
  await expect(form.getByLabel('Done when')).toHaveAccessibleDescription(/./)
  await expect(form.getByLabel('Sent as')).toBeFocused()
  await form.getByRole('button', { name: 'Remove Authorization' }).click()
  await expect(form.getByRole('button', { name: 'Add value' })).toBeFocused()
})
