import type { Locator, Page } from '@playwright/test'
import { createConnector, fillTool, type Place } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

function shop(page: Page, origin: string): Promise<Place> {
  return createConnector(page, 'acme', { name: 'Shop', baseUrl: `${origin}/sample-api` })
}

/** The parameter's part of the form, by the button that opens it. */
function parameter(page: Page, name: string): Locator {
  const toggle = page.getByRole('button', { name: new RegExp(`^${name} (path|query|header|body)`) })
  return toolForm(page).getByRole('listitem').filter({ has: toggle })
}

const toolForm = (page: Page) => page.getByRole('form', { name: 'Tool', exact: true })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })
const save = (page: Page) => page.getByRole('button', { name: /^(Add tool|Save)$/ }).click()

test('a tool is added in the form, and reads the same when it is opened again', async ({ ownerPage: page, origin }) => {
  const place = await shop(page, origin)
  await fillTool(page, place, { name: 'list_orders', path: '/orders' })
  const form = toolForm(page)
  await expect(form.getByLabel('Title')).toHaveValue('List orders')

  await form.getByRole('button', { name: 'Add parameter' }).click()
  const status = parameter(page, 'status')
  await form.getByLabel('Name', { exact: true }).last().fill('status')
  await status.getByLabel('Description').fill('Only orders that stand here.')
  await status.getByLabel('Allowed values').fill('pending\npaid')
  await form.getByRole('button', { name: 'Add parameter' }).click()
  await form.getByLabel('Name', { exact: true }).last().fill('limit')
  const limit = parameter(page, 'limit')
  await limit.getByLabel('Type', { exact: true }).selectOption('integer (whole number)')
  await limit.getByLabel('Default').fill('5')
  await limit.getByText('Limits and advanced').click()
  await limit.getByLabel('Smallest').fill('1')
  await limit.getByLabel('Largest').fill('50')

  await expect(page.getByText(`mcp__plugin_${place.slug}_api__list_orders`).last()).toBeVisible()
  await save(page)
  await expect(saved(page)).toBeVisible()
  await expect(page).toHaveURL(`${place.here}/tools/list_orders`)

  await page.reload()
  await expect(form.getByLabel('Name', { exact: true }).first()).toHaveValue('list_orders')
  await expect(form.getByLabel('Title')).toHaveValue('List orders')
  await expect(form.getByLabel('Description').first()).toHaveValue('What list_orders returns.')
  await expect(form.getByLabel('Path', { exact: true })).toHaveValue('/orders')
  await form.getByRole('button', { name: /^status query/ }).click()
  await expect(status.getByLabel('Allowed values')).toHaveValue('pending\npaid')
  await expect(status.getByLabel('Description')).toHaveValue('Only orders that stand here.')
  await form.getByRole('button', { name: /^limit query/ }).click()
  await expect(limit.getByLabel('Type', { exact: true })).toHaveValue('integer')
  await expect(limit.getByLabel('Default')).toHaveValue('5')
  await limit.getByText('Limits and advanced').click()
  await expect(limit.getByLabel('Largest')).toHaveValue('50')
})

test('a placeholder of the path becomes a parameter, and one without its placeholder offers both ways out', async ({
  ownerPage: page,
  origin,
}) => {
  await fillTool(page, await shop(page, origin), { name: 'get_order', path: '/orders/{id}' })
  const form = toolForm(page)
  await form.getByLabel('Description').first().focus()
  await expect(form.getByRole('button', { name: /^id path · string · required/ })).toBeVisible()

  await form.getByLabel('Path', { exact: true }).fill('/orders/{id}/lines/{line}')
  await expect(page.getByText('needs a parameter called line')).toBeVisible()
  await page.getByRole('button', { name: 'Add it', exact: true }).click()
  await expect(form.getByRole('button', { name: /^line path · string · required/ })).toBeVisible()
})

test('annotations follow the method until a person sets one', async ({ ownerPage: page, origin }) => {
  await fillTool(page, await shop(page, origin), { name: 'pay', path: '/orders' })
  const form = toolForm(page)
  const reads = form.getByRole('checkbox', { name: 'Only reads' })
  const destroys = form.getByRole('checkbox', { name: 'May destroy' })
  const repeats = form.getByRole('checkbox', { name: 'Safe to repeat' })
  await expect(reads).toBeChecked()
  await expect(destroys).not.toBeChecked()

  await form.getByLabel('Method').selectOption('POST')
  await expect(reads).not.toBeChecked()
  await expect(destroys).toBeChecked()
  await expect(repeats).not.toBeChecked()
  await form.getByLabel('Method').selectOption('PUT')
  await expect(repeats).toBeChecked()

  await destroys.uncheck()
  await form.getByLabel('Method').selectOption('DELETE')
  await expect(destroys).not.toBeChecked()
  await expect(form.getByText('Set by hand; another method no longer changes them.')).toBeVisible()
  await form.getByRole('button', { name: 'Use what DELETE suggests' }).click()
  await expect(destroys).toBeChecked()
})

test('the room for a name is counted while it is typed, and a longer one is refused at its field', async ({
  ownerPage: page,
  origin,
}) => {
  const { here, slug } = await shop(page, origin)
  await fillTool(page, { here, slug }, { name: 'abc', path: '/orders' })
  const room = 49 - 'api'.length - slug.length
  await expect(page.getByText(`3 of ${room} characters`)).toBeVisible()
  const name = toolForm(page).getByLabel('Name', { exact: true }).first()
  await name.fill('a'.repeat(room + 2))
  await expect(page.getByText('2 characters too many')).toBeVisible()
  await save(page)
  await expect(name).toHaveAccessibleDescription(new RegExp(`^Use at most ${room} characters`))
  await expect(name).toBeFocused()
  await name.fill('a'.repeat(room))
  await save(page)
  await expect(saved(page)).toBeVisible()
})

test('a name that another tool has is refused at its field, with everything typed kept', async ({
  ownerPage: page,
  origin,
}) => {
  const place = await shop(page, origin)
  await fillTool(page, place, { name: 'twice', path: '/orders' })
  await save(page)
  await expect(saved(page)).toBeVisible()
  await fillTool(page, place, { name: 'twice', path: '/orders/search' })
  await save(page)
  const name = toolForm(page).getByLabel('Name', { exact: true }).first()
  await expect(name).toHaveAccessibleDescription(/twice/)
  await expect(name).toBeFocused()
  await expect(toolForm(page).getByLabel('Path', { exact: true })).toHaveValue('/orders/search')
})

test('an empty form says at every field what belongs there', async ({ ownerPage: page, origin }) => {
  const { here } = await shop(page, origin)
  await page.goto(`${here}/tools/new`)
  await save(page)
  const form = toolForm(page)
  await expect(form.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('A tool needs a name')
  await expect(form.getByLabel('Title')).toHaveAccessibleDescription(/title/)
  await expect(form.getByLabel('Description')).toHaveAccessibleDescription(/^Claude reads this/)
  await expect(form.getByLabel('Path', { exact: true })).toHaveAccessibleDescription('Start with a slash')
})

const WRONG_SCHEMAS = [
  ['{ "type": ', /^This is not valid JSON/],
  ['{ "type": "text" }', /"text" is not a type/],
  ['{ "$ref": "https://example.com/schema.json" }', /may only point inside this schema/],
  ['{ "type": "string", "pattern": "^(a+)+$" }', /can take very long/],
] as const

test("a parameter's own schema that cannot be used is refused at its field, with everything typed kept", async ({
  ownerPage: page,
  origin,
}) => {
  await fillTool(page, await shop(page, origin), { name: 'schemas', path: '/orders' })
  const form = toolForm(page)
  await form.getByRole('button', { name: 'Add parameter' }).click()
  await form.getByLabel('Name', { exact: true }).last().fill('q')
  await form.getByRole('group', { name: 'Schema: form or JSON' }).getByRole('radio', { name: 'JSON' }).check()
  const field = form.getByRole('textbox', { name: 'JSON schema', exact: true })
  for (const [schema, said] of WRONG_SCHEMAS) {
    await field.fill(schema)
    await expect(field).not.toHaveAttribute('aria-invalid')
    await save(page)
    await expect(field).toHaveAccessibleDescription(said)
    await expect(field).toBeFocused()
    await expect(field).toHaveText(schema)
    await expect(page.getByRole('status').filter({ hasText: '1 field to fix' })).toBeVisible()
  }
})

const WRONG_OUTPUTS = [
  ['{ "type": "object", "anyOf": [] }', /Claude refuses "anyOf" at the root/],
  ['{ "type": "array" }', /must have "type": "object" at its root/],
] as const

test('an output schema that Claude would refuse is refused at its field, which opens', async ({
  ownerPage: page,
  origin,
}) => {
  await fillTool(page, await shop(page, origin), { name: 'schemas', path: '/orders' })
  const form = toolForm(page)
  const advanced = form.getByText(/^Advanced/)
  await advanced.click()
  const field = form.getByRole('textbox', { name: 'Output schema' })
  for (const [schema, said] of WRONG_OUTPUTS) {
    await field.fill(schema)
    await advanced.click()
    await expect(field).toBeHidden()
    await save(page)
    await expect(field).toHaveAccessibleDescription(said)
    await expect(field).toBeFocused()
  }
})

test('a cURL line fills the form without the secrets in it, and can be taken back', async ({
  ownerPage: page,
  origin,
}) => {
  const { here } = await shop(page, origin)
  const command = `curl -X POST '${origin}/sample-api/orders?dry_run=true' -H 'Authorization: Bearer planted-secret-99' -H 'Content-Type: application/json' -d '{"customer":"Ada Lind","items":[{"sku":"MUG-BLUE","quantity":2}]}'`
  await page.goto(`${here}/tools`)
  await page.getByRole('link', { name: 'Paste cURL' }).click()
  await page.getByLabel('cURL command').fill(command)
  await page.getByRole('button', { name: 'Fill the form' }).click()

  await expect(page.getByText('The form is filled')).toBeVisible()
  await expect(page.getByText('This request carries a bearer token in Authorization')).toBeVisible()
  const form = toolForm(page)
  await expect(form.getByLabel('Method')).toHaveValue('POST')
  await expect(form.getByLabel('Path', { exact: true })).toHaveValue('/orders')
  for (const name of ['dry_run', 'customer', 'items']) {
    await expect(form.getByRole('button', { name: new RegExp(`^${name} `) })).toBeVisible()
  }
  await expect(page.getByRole('form', { name: 'Try the tool' }).getByLabel('customer')).toHaveValue('Ada Lind')
  expect(await page.content()).not.toContain('planted-secret-99')

  await page.getByRole('button', { name: 'Undo and edit the command' }).click()
  await expect(page.getByLabel('cURL command')).toHaveValue(command)
  await expect(form.getByLabel('Path', { exact: true })).toHaveValue('')
})

test('a cURL line that cannot be read is kept, with what is wrong', async ({ ownerPage: page, origin }) => {
  const { here } = await shop(page, origin)
  await page.goto(`${here}/tools/new?from=curl`)
  const field = page.getByLabel('cURL command')
  const fill = page.getByRole('button', { name: 'Fill the form' })
  const lines = ['curl', 'wget https://api.example.com', "curl 'https://api.example.com/orders", 'curl ftp://x.y/z']
  const answers = new Set<string>()
  for (const line of lines) {
    await field.fill(line)
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await fill.click()
    await answered
    await expect(fill).toBeEnabled()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(line)
    answers.add(
      await field.evaluate(
        (element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
      ),
    )
  }
  expect(answers.size, 'each says what is wrong with it').toBe(lines.length)
})

test('a half-typed tool is not left by accident', async ({ ownerPage: page, origin }) => {
  const { here } = await shop(page, origin)
  await fillTool(page, { here, slug: '' }, { name: 'half', path: '/orders' })
  await page.getByRole('link', { name: 'All tools' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
  await expect(toolForm(page).getByLabel('Path', { exact: true })).toHaveValue('/orders')
  await page.getByRole('link', { name: 'All tools' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(`${here}/tools`)
  await expect(page.getByText('Claude has nothing to call yet')).toBeVisible()
})

test('a tool is renamed and deleted', async ({ ownerPage: page, origin }) => {
  const place = await shop(page, origin)
  await fillTool(page, place, { name: 'before', path: '/orders' })
  await save(page)
  await expect(saved(page)).toBeVisible()
  await toolForm(page).getByLabel('Name', { exact: true }).first().fill('after')
  await save(page)
  await expect(page).toHaveURL(`${place.here}/tools/after`)
  await expect(saved(page)).toBeVisible()

  await page.getByRole('button', { name: 'More for this tool' }).click()
  await page.getByRole('menuitem', { name: 'Delete tool' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete tool' }).click()
  await expect(page).toHaveURL(`${place.here}/tools`)
  await expect(page.getByText('Claude has nothing to call yet')).toBeVisible()
})
