import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { createSample, publish, setAccess } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

const SECRET = 'planted-key-for-the-plugin'

async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

test('the connect page has the address, the link into Claude and the line for Claude Code, each to copy', async ({
  newPage,
  ownerState,
  ownerPage,
  origin,
}) => {
  const sample = await createSample(ownerPage, 'acme')
  await publish(ownerPage, sample)
  const page = await newPage({ storageState: ownerState, permissions: ['clipboard-read', 'clipboard-write'] })
  const endpoint = `${origin}/mcp/${sample.slug}`
  await page.goto(`${sample.here}/connect`)

  await page.getByRole('button', { name: 'Copy endpoint URL' }).last().click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
  expect(await clipboard(page)).toBe(endpoint)

  const link = new URL((await page.getByRole('link', { name: 'Add to Claude' }).getAttribute('href')) ?? '')
  expect(link.origin + link.pathname).toBe('https://claude.ai/customize/connectors')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    modal: 'add-custom-connector',
    connectorName: 'Sample shop',
    connectorUrl: endpoint,
  })
  await page.getByRole('button', { name: 'Copy link' }).click()
  expect(await clipboard(page)).toBe(link.href)

  await page.getByRole('link', { name: 'Claude Code', exact: true }).click()
  const line = `claude mcp add --transport http ${sample.slug} ${endpoint}`
  await expect(page.getByText(line)).toBeVisible()
  await page.getByRole('button', { name: 'Copy claude mcp add line' }).click()
  expect(await clipboard(page)).toBe(line)

  await page.getByRole('link', { name: 'Organisation owners' }).click()
  await expect(page.getByRole('link', { name: 'Add for the organisation' })).toHaveAttribute(
    'href',
    /^https:\/\/claude\.ai\/admin-settings\/connectors\?/,
  )
  await page.goBack()
  await expect(page.getByText(line)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Claude surfaces compared' })).toContainText('Claude Code')
})

test('before there is a release, the connect page and the plugin say so', async ({ ownerPage: page }) => {
  const { here } = await createSample(page, 'acme')
  await page.goto(`${here}/connect`)
  await expect(page.getByText('Not published yet')).toBeVisible()
  await page.goto(`${here}/plugin`)
  await expect(page.getByText('Publish first')).toBeVisible()

  const download = await page.request.get(`${here}/plugin/download`)
  expect(download.headers()['content-type']).toContain('application/problem+json')
  expect(download.status()).toBeGreaterThanOrEqual(400)
  expect((await download.json()).detail).toMatch(/publish/i)
})

test('the plugin is one zip with every file a plugin has, the same bytes each time, and no secret', async ({
  ownerPage: page,
  origin,
}) => {
  const sample = await createSample(page, 'acme')
  await page.goto(`${sample.here}/access`)
  await page.getByText('Add a credential', { exact: true }).click()
  await page.getByLabel('Header name').fill('X-Shop-Key')
  await page.getByLabel(/^Key/).fill(SECRET)
  await page.getByRole('button', { name: 'Save credential' }).click()
  await expect(page.getByText('X-Shop-Key: ••••••••')).toBeVisible()
  await setAccess(page, sample, 'Portal account')
  await publish(page, sample)

  await page.goto(`${sample.here}/plugin`)
  const download = async () => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download zip' }).click(),
    ])
    return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) }
  }
  const [first, second] = [await download(), await download()]
  expect(first.name).toMatch(/^[a-z0-9-]+-\d+\.\d+\.\d+\.zip$/)
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  expect(digest(second.bytes)).toBe(digest(first.bytes))

  const unzipped = Object.entries(unzipSync(first.bytes)).filter(([path]) => !path.endsWith('/'))
  const files = Object.fromEntries(unzipped.map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]))
  const root = Object.keys(files)[0]?.split('/')[0] ?? ''
  expect(Object.keys(files).every((path) => path.startsWith(`${root}/`))).toBe(true)
  const file = (path: string) => files[`${root}/${path}`] ?? ''

  expect(JSON.parse(file('.claude-plugin/plugin.json'))).toMatchObject({ name: root })
  expect(JSON.parse(file('.claude-plugin/marketplace.json')).plugins).toHaveLength(1)
  expect(JSON.stringify(JSON.parse(file('.mcp.json')))).toContain(`${origin}/mcp/${sample.slug}`)
  const paths = Object.keys(files)
  expect(paths.filter((path) => /\/skills\/[^/]+\/SKILL\.md$/.test(path))).toHaveLength(1)
  expect(paths.filter((path) => /\/commands\/[^/]+\.md$/.test(path))).toHaveLength(1)
  expect(file('LICENSE')).not.toBe('')
  expect(file('README.md').split(/\s+/).length).toBeGreaterThan(40)
  expect(file('README.md')).toContain('Sample shop')
  for (const [path, text] of Object.entries(files)) expect(text, path).not.toContain(SECRET)

  await page
    .getByRole('navigation', { name: 'Files' })
    .getByRole('link', { name: /^plugin\.json/ })
    .click()
  await expect(page.getByRole('figure', { name: '.claude-plugin/plugin.json' })).toContainText(`"name": "${root}"`)
})
