import type { Page } from '@playwright/test'
import { createConnector, createSample, fillTool } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

const SECRET = 'planted-key-for-the-shop'
const tryForm = (page: Page) => page.getByRole('form', { name: 'Try the tool' })
const send = (page: Page) => tryForm(page).getByRole('button', { name: /^Send/ }).click()
const verdict = (page: Page, role: 'status' | 'alert' = 'status') => page.getByRole(role)

test('a try shows both sides and what Claude gets, with its size, and never the stored key', async ({
  ownerPage: page,
  origin,
}) => {
  const { here } = await createSample(page, 'acme')
  await page.goto(`${here}/access`)
  await page.getByText('Add a credential', { exact: true }).click()
  await page.getByLabel('Header name').fill('X-Shop-Key')
  await page.getByLabel(/^Key/).fill(SECRET)
  await page.getByRole('button', { name: 'Save credential' }).click()
  await expect(page.getByText('X-Shop-Key: ••••••••')).toBeVisible()

  await page.goto(`${here}/tools/get_order`)
  await expect(tryForm(page).getByLabel('id')).toHaveValue('A7')
  await send(page)

  await expect(verdict(page).filter({ hasText: 'It works' })).toBeVisible()
  await expect(page.getByText(`GET ${origin}/sample-api/orders/A7`)).toBeVisible()
  await page
    .getByText(/^\d+ headers?$/)
    .first()
    .click()
  const headers = page.getByRole('figure', { name: 'request headers' })
  await expect(headers).toContainText(/x-shop-key: ••••/i)
  await expect(page.getByText(/^\d+ ms$/)).toBeVisible()
  await expect(page.getByRole('figure', { name: 'answer body' })).toContainText('"id": "A7"')
  await expect(page.getByRole('figure', { name: 'structuredContent' })).toContainText('"id": "A7"')
  await expect(page.getByText(/^\d+ tokens of 25,000, estimated from \d+ characters$/)).toBeVisible()
  expect(await page.content()).not.toContain(SECRET)
})

test('a picture in the answer is shown as Claude would see it', async ({ ownerPage: page }) => {
  const { here } = await createSample(page, 'acme')
  await page.goto(`${here}/tools/get_order_label`)
  await send(page)
  const picture = page.getByRole('img', { name: 'What the API answered' })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240)
  await expect(page.getByText('image, image/png')).toBeVisible()
})

test('a refusal of the API is explained, and Claude gets it as an error it can act on', async ({ ownerPage: page }) => {
  const { here } = await createSample(page, 'acme')
  await page.goto(`${here}/tools/get_order`)
  await tryForm(page).getByLabel('id').fill('Z999')
  await send(page)
  await expect(verdict(page, 'alert').filter({ hasText: 'The API has nothing at this address' })).toBeVisible()
  await expect(page.getByText('404', { exact: true })).toBeVisible()
  await expect(page.getByText('Error', { exact: true })).toBeVisible()
  await expect(page.getByRole('figure', { name: 'text' })).toContainText('There is no order Z999')
})

test('an argument that does not fit is refused before anything is sent', async ({ ownerPage: page }) => {
  const { here } = await createSample(page, 'acme')
  await page.goto(`${here}/tools/list_orders`)
  const limit = tryForm(page).getByLabel('limit')
  await limit.fill('many')
  await send(page)
  await expect(limit).toHaveAttribute('aria-invalid', 'true')
  await expect(limit).toBeFocused()
  await expect(limit).toHaveValue('many')

  await page.goto(`${here}/tools/get_order`)
  await tryForm(page).getByLabel('id').fill('')
  await send(page)
  await expect(tryForm(page).getByLabel('id')).toBeFocused()
  await expect(tryForm(page).getByLabel('id')).toHaveAttribute('aria-invalid', 'true')
})

test('an API whose name nobody knows is explained, with the way to put it right', async ({ ownerPage: page }) => {
  const place = await createConnector(page, 'acme', {
    name: 'Nowhere',
    baseUrl: 'https://no-such-host.portico-journeys.invalid',
  })
  await fillTool(page, place, { name: 'find', path: '/things' })
  await send(page)
  const said = verdict(page, 'alert').filter({ hasText: 'No answer from the API' })
  await expect(said).toContainText('no-such-host.portico-journeys.invalid')
  await expect(said).toContainText(/No address is known|could not be looked up/)
  await expect(said.getByRole('link', { name: 'Open the base URL' })).toHaveAttribute('href', `${place.here}/settings`)
})

test('a tool is tried as it stands in the form, before it is saved', async ({ ownerPage: page, origin }) => {
  const place = await createConnector(page, 'acme', {
    name: 'Unsaved',
    baseUrl: `${origin}/sample-api`,
  })
  await page.goto(`${place.here}/tools/new`)
  await page.getByRole('form', { name: 'Tool', exact: true }).getByLabel('Path', { exact: true }).fill('/orders/A7')
  await send(page)
  await expect(verdict(page).filter({ hasText: 'It works' })).toBeVisible()
  await page.getByRole('form', { name: 'Tool', exact: true }).getByLabel('Path', { exact: true }).fill('orders')
  await send(page)
  await expect(verdict(page, 'alert').filter({ hasText: 'Nothing was sent' })).toBeVisible()
})
