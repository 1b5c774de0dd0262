import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client'
import type { Page } from '@playwright/test'
import { createSample, publish } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#36c"/></svg>'

const names = (page: Page) =>
  page.locator('[data-tool]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-tool')))

async function connect(url: string, mode: 'legacy' | 'auto'): Promise<ModernClient> {
  const client = new ModernClient({ name: 'journey', version: '1.0.0' }, { versionNegotiation: { mode } })
  await client.connect(new ModernTransport(new URL(url)))
  return client
}

test('tools are put in order, grouped and hidden, and the endpoint follows', async ({ ownerPage: page, origin }) => {
  const sample = await createSample(page, 'acme')
  await publish(page, sample)
  await page.goto(`${sample.here}/tools`)
  const [first = '', second = '', third = '', ...rest] = (await names(page)).map(String)

  // The list shows the new order at once; only the answer says that it is kept.
  const answered = () => page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('link', { name: second, exact: true }).focus()
  const moved = answered()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => names(page)).toEqual([second, first, third, ...rest])
  await expect(page.getByRole('status').filter({ hasText: `${second} moved to place 1` })).toBeAttached()
  await expect(page.getByRole('link', { name: second, exact: true })).toBeFocused()

  await moved
  const grip = await page.getByRole('button', { name: `Move ${third}`, exact: true }).boundingBox()
  const target = await page.getByRole('button', { name: `Move ${second}`, exact: true }).boundingBox()
  if (!grip || !target) throw new Error('The rows have no handles')
  await page.mouse.move(grip.x + 8, grip.y + 8)
  await page.mouse.down()
  await page.mouse.move(target.x + 8, target.y + 4, { steps: 6 })
  const dragged = answered()
  await page.mouse.up()
  await expect.poll(() => names(page)).toEqual([third, second, first, ...rest])
  await dragged
  await page.reload()
  expect(await names(page)).toEqual([third, second, first, ...rest])
  await page.getByRole('checkbox', { name: `Select ${first}`, exact: true }).check()
  const bar = page.getByRole('toolbar', { name: 'Selected tools' })
  await bar.getByRole('button', { name: 'Group' }).click()
  await page.getByRole('dialog').getByLabel('Group').fill('Orders')
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click()
  await expect(page.getByRole('heading', { name: 'Orders', exact: true })).toBeVisible()

  await page
    .getByRole('button', { name: `Actions of ${second}`, exact: true })
    .or(page.getByRole('link', { name: `Actions of ${second}`, exact: true }))
    .click()
  await page.getByRole('menuitem', { name: 'Hide' }).click()
  await expect(page.getByText('kept, not served')).toBeVisible()

  await publish(page, sample)
  const client = await connect(`${origin}/mcp/${sample.slug}`, 'auto')
  const served = (await client.listTools()).tools.map(({ name }) => name)
  expect(served).toEqual([third, ...rest, first])
  await client.close()
})

test('icons are uploaded, and clients of both eras see them', async ({ ownerPage: page, origin }) => {
  const sample = await createSample(page, 'acme')
  const buffer = Buffer.from(ICON)
  for (const address of [`${sample.here}/settings`, `${sample.here}/icons?of=tool&name=get_order`]) {
    await page.goto(address)
    await page.getByLabel('Image').setInputFiles({ name: 'icon.svg', mimeType: 'image/svg+xml', buffer })
    await page.getByRole('button', { name: 'Add icon' }).click()
    await expect(page.getByRole('list', { name: 'Icons' })).toContainText('SVG')
  }
  const wrong = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await page.getByLabel('Image').setInputFiles({ name: 'icon.svg', mimeType: 'image/svg+xml', buffer: wrong })
  await page.getByRole('button', { name: 'Add icon' }).click()
  await expect(page.getByLabel('Image')).toHaveAccessibleDescription(/without <script>/)

  await publish(page, sample)
  for (const mode of ['legacy', 'auto'] as const) {
    const client = await connect(`${origin}/mcp/${sample.slug}`, mode)
    const src = client.getServerVersion()?.icons?.[0]?.src ?? ''
    expect(src).toMatch(new RegExp(`^${origin}/mcp/${sample.slug}/icons/[0-9a-f]{64}\\.svg$`))
    const { tools } = await client.listTools()
    expect(tools.find(({ name }) => name === 'get_order')?.icons).toMatchObject([{ src }])
    const answer = await fetch(src)
    expect(await answer.text()).toBe(ICON)
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox")
    await client.close()
  }
})

test('a release has a page of its own, and the draft is made like it', async ({ ownerPage: page }) => {
  const sample = await createSample(page, 'acme')
  await publish(page, sample)
  await page.goto(`${sample.here}/instructions`)
  await page.getByLabel('Instructions').fill('Find the order first.')
  await page.getByRole('button', { name: 'Save to draft' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  await page.goto(`${sample.here}/publish`)
  await page.getByText('Before and after').click()
  await expect(page.getByText('Server instructions', { exact: true })).toBeVisible()
  await publish(page, sample)

  await page.goto(`${sample.here}/releases`)
  await page.getByRole('link', { name: 'Release 1', exact: true }).click()
  await expect(page.getByText('The first release.')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Definition file' }).click()
  expect((await download).suggestedFilename()).toBe(`${sample.slug}-1.yaml`)
  await page.getByRole('button', { name: 'Make the draft like it' }).click()
  await expect(page).toHaveURL(`${sample.here}/publish`)
  await expect(page.getByText('Claude gets the description as server instructions')).toBeVisible()
})
