import { randomBytes } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

/** A connector of the journeys: its slug, and its first page. */
export interface Place {
  slug: string
  here: string
}

export const freeSlug = () => `shop-${randomBytes(3).toString('hex')}`

export function placeOf(page: Page): Place {
  const here = new URL(page.url()).pathname
  return { slug: here.split('/').at(-1) ?? '', here }
}

/** The sample connector with its six tools, by its one button. */
export async function createSample(page: Page, partner: string): Promise<Place> {
  await page.goto(`/p/${partner}/connectors/new`)
  await page.getByRole('button', { name: 'Start from the sample' }).click()
  await expect(page.getByRole('heading', { name: 'Next steps' })).toBeVisible()
  return placeOf(page)
}

export interface ConnectorForm {
  name: string
  /** Left out, it is one that nobody has. */
  slug?: string
  baseUrl: string
  description?: string
}

/** A connector without tools, through the form. */
export async function createConnector(page: Page, partner: string, form: ConnectorForm): Promise<Place> {
  await page.goto(`/p/${partner}/connectors/new`)
  await page.getByLabel('Name', { exact: true }).fill(form.name)
  await page.getByLabel('Slug').fill(form.slug ?? freeSlug())
  await page.getByLabel('Description').fill(form.description ?? `What ${form.name} offers.`)
  await page.getByLabel('Base URL').fill(form.baseUrl)
  await page.getByRole('button', { name: 'Create connector' }).click()
  await expect(page.getByRole('heading', { name: 'Next steps' })).toBeVisible()
  return placeOf(page)
}

export async function publish(page: Page, { here }: Place): Promise<void> {
  await page.goto(`${here}/publish`)
  await page.getByRole('button', { name: /^Publish release/ }).click()
  await expect(page.getByRole('status').filter({ hasText: /Release \d+ is live/ })).toBeVisible()
}

export async function setAccess(page: Page, { here }: Place, access: 'Open' | 'Portal account'): Promise<void> {
  await page.goto(`${here}/access`)
  await page.getByRole('radio', { name: access }).check()
  await page.getByRole('button', { name: 'Save access' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
}

/** Which portal accounts may connect, on the access page. */
export async function setWho(
  page: Page,
  { here }: Place,
  who: 'All of them' | 'By e-mail domain' | 'Invited people',
  domains = '',
): Promise<void> {
  await page.goto(`${here}/access`)
  await page.getByRole('radio', { name: 'Portal account' }).check()
  await page.getByRole('radio', { name: who }).check()
  if (domains) await page.getByLabel('Domains').fill(domains)
  await page.getByRole('button', { name: 'Save access' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
}

/** The link of a guest's invitation, made on the access page. */
export async function inviteGuest(page: Page, { here }: Place, email: string): Promise<string> {
  await page.goto(`${here}/access`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const said = page.getByRole('status').filter({ hasText: email })
  return (await said.getByText('/guest/').textContent()) ?? ''
}

/** A new tool's form, filled just enough to be saved. */
export async function fillTool(page: Page, { here }: Place, tool: { name: string; path: string }): Promise<void> {
  await page.goto(`${here}/tools/new`)
  const form = page.getByRole('form', { name: 'Tool', exact: true })
  await form.getByLabel('Name', { exact: true }).fill(tool.name)
  await form.getByLabel('Path', { exact: true }).fill(tool.path)
  await form.getByLabel('Description').first().fill(`What ${tool.name} returns.`)
}

/** A prompt with one argument and one message, through the form; gives its name. */
export async function addPrompt(page: Page, { here }: Place, name = 'write_reply'): Promise<string> {
  await page.goto(`${here}/prompts/new`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Title').fill('Write a reply')
  await page.getByRole('button', { name: 'Add argument' }).click()
  await page.getByLabel('Name', { exact: true }).nth(1).fill('tone')
  await page.getByLabel('Suggestions').fill('friendly\nformal')
  await page.getByLabel('Text', { exact: true }).fill('Write a {{tone}} reply.')
  await page.getByRole('button', { name: 'Add prompt' }).click()
  await expect(page).toHaveURL(`${here}/prompts/${name}`)
  return name
}

/** A template over the sample shop's orders, through the form; gives its name. */
export async function addTemplate(page: Page, { here }: Place, name = 'order'): Promise<string> {
  await page.goto(`${here}/resources/new`)
  await page.getByLabel('Kind').selectOption('template')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Title').fill('An order')
  await page.getByLabel('URI template').fill('shop://orders/{id}')
  await page.getByLabel('Path', { exact: true }).fill('/orders/{id}')
  await page.getByLabel('Suggestions').fill('A7')
  await page.getByRole('button', { name: 'Add resource' }).click()
  await expect(page).toHaveURL(`${here}/resources/${name}`)
  return name
}

/** An icon of the connector, through its settings; gives the name of its file. */
export async function addIcon(page: Page, { here }: Place): Promise<string> {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="#36c"/></svg>'
  await page.goto(`${here}/settings`)
  await page
    .getByLabel('Image')
    .setInputFiles({ name: 'icon.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) })
  await page.getByRole('button', { name: 'Add icon' }).click()
  const shown = page.getByRole('list', { name: 'Icons' }).locator('img').first()
  return (await shown.getAttribute('src'))?.split('/').at(-1) ?? ''
}
