import AxeBuilder from '@axe-core/playwright'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Page } from '@playwright/test'
import { createSample, type Place } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

const expression = (page: Page) => page.getByLabel('Expression')
const field = (page: Page, path: string) => page.getByRole('checkbox', { name: path, exact: true })
const meter = (page: Page) => page.getByRole('status').filter({ hasText: /^[\d,]+ → [\d,]+ tokens of 25,000$/ })
const publishButton = (page: Page) => page.getByRole('button', { name: /^Publish release/ })

async function tryIt(page: Page, { here }: Place): Promise<void> {
  await page.goto(`${here}/tools/list_orders`)
  const form = page.getByRole('form', { name: 'Try the tool' })
  await form.getByRole('button', { name: /^Send/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'It works' })).toBeVisible()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Unsaved changes')).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
}

async function inferSchema(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Output schema from these answers' }).click()
  await expect(page.getByText('The output schema under Advanced is filled in.')).toBeVisible()
}

async function keepAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Keep this answer as').fill(name)
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByRole('button', { name: `Delete ${name}` })).toBeVisible()
}

async function live(page: Page): Promise<void> {
  await publishButton(page).click()
  await expect(page.getByRole('status').filter({ hasText: /Release \d+ is live/ })).toBeVisible()
}

/** Accessible in both themes and at both widths, and nothing to be pushed sideways. */
async function expectSound(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      )
      expect.soft(found, `${what} in ${colorScheme} at ${width}`).toEqual([])
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(sideways, `${what} at ${width}`).toBe(0)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('fields are picked, kept as an answer, changed, accepted, published and served', async ({
  ownerPage: page,
  origin,
}) => {
  test.setTimeout(120_000)
  const place = await createSample(page, 'acme')
  await tryIt(page, place)
  await field(page, 'orders[].id').click()
  await expect(expression(page)).toHaveValue('{orders: orders[].{id: id}}')
  await field(page, 'orders[].customer').focus()
  await page.keyboard.press('Space')
  await expect(expression(page)).toHaveValue('{orders: orders[].{id: id, customer: customer}}')
  await expect(field(page, 'orders[].customer')).toBeFocused()
  await expect(meter(page)).toBeVisible()
  const [before = 0, after = 0] = ((await meter(page).textContent()) ?? '')
    .split(/→|tokens/)
    .map((text) => Number(text.replaceAll(',', '')))
  expect(after).toBeLessThan(before / 2)

  await inferSchema(page)
  await save(page)
  await keepAs(page, 'all orders')
  await expect(page.getByText('Same result')).toBeVisible()
  await page.getByText('What Claude gets', { exact: true }).last().click()
  await expectSound(page, 'editor')

  await field(page, 'total').check()
  await inferSchema(page)
  await save(page)
  await expect(page.getByText('Changed', { exact: true })).toBeVisible()

  await page.goto(`${place.here}/publish`)
  await expect(page.getByText('1 recorded answer gives another result')).toBeVisible()
  await page.getByText('Before and after').click()
  await expectSound(page, 'publish')
  await page.getByRole('button', { name: 'Accept all orders' }).click()
  await expect(page.getByText('1 recorded answer still gives what it gave')).toBeVisible()
  await live(page)

  const client = new Client(
    { name: 'journey', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  )
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp/${place.slug}`)))
  await client.listTools()
  const { structuredContent, isError } = await client.callTool({ name: 'list_orders', arguments: { limit: 1 } })
  await client.close()
  expect(isError ?? false).toBe(false)
  expect(structuredContent).toEqual({
    orders: [{ id: expect.any(String), customer: expect.any(String) }],
    total: expect.any(Number),
  })
})

test('a release whose recorded answers differ is refused, unless it is meant', async ({ ownerPage: page }) => {
  const place = await createSample(page, 'acme')
  await tryIt(page, place)
  await keepAs(page, 'all orders')
  await expression(page).fill('sum(orders)')
  await save(page)

  await page.goto(`${place.here}/publish`)
  await publishButton(page).click()
  await expect(
    page.getByRole('alert').filter({ hasText: '1 recorded answer gives another result than before' }),
  ).toBeVisible()
  await expect(page).toHaveURL(`${place.here}/publish`)
  await page.getByLabel('Publish anyway').check()
  await live(page)
})
