import { createSample, publish } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'
import { connectOpenly } from '../support/sdk-clients.mjs'

const SAMPLE_TOOLS = ['list_orders', 'get_order', 'search_orders', 'create_order', 'cancel_order', 'get_order_label']

async function toolsAt(url: string): Promise<string[]> {
  const client = await connectOpenly(url)
  try {
    return await client.listTools()
  } finally {
    await client.close()
  }
}

test('what is published is served at once; a second release replaces it; one press brings the first back', async ({
  ownerPage: page,
  origin,
}) => {
  const { slug, here } = await createSample(page, 'acme')
  const endpoint = `${origin}/mcp/${slug}`
  expect((await page.request.post(endpoint, { data: {} })).status(), 'a draft is served to nobody').toBe(404)

  await page.getByRole('link', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Claude will see 6 tools')).toBeVisible()
  await page.getByLabel('Note').fill('The first one')
  await page.getByRole('button', { name: 'Publish release 1' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Release 1 is live' })).toBeVisible()

  const client = await connectOpenly(endpoint)
  expect(await client.listTools()).toEqual(SAMPLE_TOOLS)
  expect(await client.callTool('get_order', { id: 'A7' })).toMatchObject({
    isError: false,
    text: expect.stringContaining('"A7"'),
  })
  await client.close()

  await page.goto(`${here}/tools/get_order_label`)
  await page.getByRole('button', { name: 'More for this tool' }).click()
  await page.getByRole('menuitem', { name: 'Delete tool' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete tool' }).click()
  await expect(page).toHaveURL(`${here}/tools`)
  expect(await toolsAt(endpoint), 'work on the draft disturbs nobody').toEqual(SAMPLE_TOOLS)

  await page.getByRole('link', { name: 'Publish 1 change' }).click()
  await expect(page.getByText('Claude will no longer see get_order_label')).toBeVisible()
  await page.getByRole('button', { name: 'Publish release 2' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Release 2 is live' })).toBeVisible()
  expect(await toolsAt(endpoint)).toEqual(SAMPLE_TOOLS.slice(0, -1))

  await page.goto(`${here}/releases`)
  const releases = page.getByRole('list', { name: 'Releases' })
  await expect(releases.getByRole('listitem').filter({ hasText: 'The first one' })).toContainText('Release 1')
  await releases.getByRole('button', { name: 'Serve this release' }).click()
  const first = releases.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Release 1' }) })
  await expect(first.getByText('Live', { exact: true })).toBeVisible()
  expect(await toolsAt(endpoint)).toEqual(SAMPLE_TOOLS)
})

test('what would change is said in words before it is published', async ({ ownerPage: page }) => {
  const sample = await createSample(page, 'acme')
  await publish(page, sample)
  await page.goto(`${sample.here}/publish`)
  await expect(page.getByText('Nothing to publish').last()).toBeVisible()

  await page.goto(`${sample.here}/tools/search_orders`)
  const form = page.getByRole('form', { name: 'Tool', exact: true })
  await form.getByLabel('Title').fill('Find orders')
  await form.getByRole('button', { name: /^limit / }).click()
  await form.getByRole('checkbox', { name: 'Required' }).last().check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()

  await page.goto(`${sample.here}/publish`)
  await expect(page.getByText('search_orders now needs limit, is described anew')).toBeVisible()
})

test('a connector without tools says what to do before it is published', async ({ ownerPage: page, origin }) => {
  await page.goto('/p/acme/connectors/new')
  await page.getByLabel('Name', { exact: true }).fill('Empty')
  await page.getByLabel('Description').fill('Nothing yet.')
  await page.getByLabel('Base URL').fill(`${origin}/sample-api`)
  await page.getByRole('button', { name: 'Create connector' }).click()
  await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled()
  await page.getByRole('link', { name: 'Add a tool first' }).click()
  await expect(page.getByRole('form', { name: 'Tool', exact: true })).toBeVisible()
})

test('a deleted connector is served no longer', async ({ ownerPage: page, origin }) => {
  const sample = await createSample(page, 'acme')
  await publish(page, sample)
  await page.goto(`${sample.here}/settings`)
  await page.getByLabel(`Enter ${sample.slug} to delete it`).fill(sample.slug)
  await page.getByRole('button', { name: 'Delete connector' }).click()
  await expect(page).toHaveURL(/\/p\/acme\/connectors$/)
  expect((await page.request.post(`${origin}/mcp/${sample.slug}`, { data: {} })).status()).toBe(404)
})
