import { readFileSync } from 'node:fs'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { addPrompt, addTemplate, createSample, publish } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

const { png } = JSON.parse(readFileSync('test/conformance/fixture.json', 'utf8'))

test('a prompt, resources and instructions are written, published and served', async ({ ownerPage: page, origin }) => {
  const sample = await createSample(page, 'acme')
  const { here, slug } = sample
  await addTemplate(page, sample)
  await expect(page.getByText(`→ GET ${origin}/sample-api/orders/A7`)).toBeVisible()
  await addPrompt(page, sample)

  await page.getByRole('button', { name: 'Add message' }).click()
  await page.getByLabel('Content').nth(1).selectOption('Resource')
  await page.getByLabel('Resource URI').fill('shop://orders/A7')
  await page.getByLabel('Text', { exact: true }).fill('Write a {{tone}} reply about {{topic}}.')
  await page.getByRole('button', { name: 'Save' }).click()
  const text = page.getByLabel('Text', { exact: true })
  await expect(text).toHaveAccessibleDescription('{{topic}} needs an argument called "topic"')
  await expect(text).toBeFocused()
  await text.fill('Write a {{tone}} reply.')
  await page.getByLabel('tone Optional').fill('kind')
  await expect(page.getByRole('list', { name: 'Conversation' })).toContainText('Write a kind reply.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

  await page.goto(`${here}/resources/new`)
  await page.getByLabel('Kind').selectOption('file')
  await page.getByLabel('Name', { exact: true }).fill('logo')
  await page.getByLabel('Title').fill('Logo')
  await page.getByLabel('URI', { exact: true }).fill('shop://logo')
  const buffer = Buffer.from(png, 'base64')
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer })
  await expect(page.getByRole('img', { name: 'The chosen file' })).toBeVisible()
  await page.getByRole('button', { name: 'Add resource' }).click()
  await expect(page).toHaveURL(`${here}/resources/logo`)

  await page.goto(`${here}/instructions`)
  await page.getByLabel('Instructions').fill('Find the order first.')
  await page.getByRole('button', { name: 'Save to draft' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  await publish(page, sample)

  const client = new Client(
    { name: 'journey', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  )
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp/${slug}`)))
  expect(client.getInstructions()).toBe('Find the order first.')
  const { messages } = await client.getPrompt({ name: 'write_reply', arguments: { tone: 'kind' } })
  expect(messages).toMatchObject([
    { content: { type: 'text', text: 'Write a kind reply.' } },
    { content: { type: 'resource', resource: { uri: 'shop://orders/A7', text: expect.stringContaining('"A7"') } } },
  ])
  const { contents } = await client.readResource({ uri: 'shop://logo' })
  expect(contents).toEqual([{ uri: 'shop://logo', mimeType: 'image/png', blob: png }])
  await client.close()
})

test('a renamed tool is flagged as breaking, and one press keeps its former name', async ({ ownerPage: page }) => {
  const sample = await createSample(page, 'acme')
  await publish(page, sample)
  await page.goto(`${sample.here}/tools/get_order`)
  await page
    .getByRole('form', { name: 'Tool', exact: true })
    .getByLabel('Name', { exact: true })
    .first()
    .fill('find_order')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

  await page.goto(`${sample.here}/publish`)
  await expect(page.getByText('1 change can break what works today')).toBeVisible()
  await page.getByRole('button', { name: 'Keep get_order working' }).click()
  await expect(page.getByText('calls by that name still work')).toBeVisible()
  await expect(page.getByText('Breaking')).toHaveCount(0)
})

test('a prompt and a resource are given an icon', async ({ ownerPage: page }) => {
  const sample = await createSample(page, 'acme')
  const image = { name: 'icon.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') }
  const prompt = await addPrompt(page, sample)
  const resource = await addTemplate(page, sample)
  for (const [noun, name] of [
    ['prompt', prompt],
    ['resource', resource],
  ]) {
    await page.goto(`${sample.here}/${noun}s/${name}`)
    await page.getByRole('link', { name: `Icon of this ${noun}` }).click()
    await page.getByLabel('Image').setInputFiles(image)
    await page.getByRole('button', { name: 'Add icon' }).click()
    await expect(page.getByRole('list', { name: 'Icons' }).locator('img').first()).toBeVisible()
  }
})
