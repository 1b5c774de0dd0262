import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createConnector, fillTool, type Place, publish } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

const PHONE = { width: 390, height: 844 }

const toolForm = (page: Page) => page.getByRole('form', { name: 'Tool', exact: true })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })
const view = (page: Page, word: 'Form' | 'JSON') =>
  toolForm(page).getByRole('group', { name: 'Schema: form or JSON' }).getByRole('radio', { name: word })
const editor = (page: Page) =>
  toolForm(page)
    .locator('.cm-content')
    .and(page.getByRole('textbox', { name: 'JSON schema' }))

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Add tool|Save)$/ }).click()
  await expect(saved(page)).toBeVisible()
}

async function orderTool(page: Page, origin: string): Promise<Place> {
  const place = await createConnector(page, 'acme', { name: 'Shop', baseUrl: `${origin}/sample-api` })
  await fillTool(page, place, { name: 'create_order', path: '/orders' })
  const form = toolForm(page)
  await form.getByLabel('Method').selectOption('POST')
  await form.getByRole('button', { name: 'Add parameter' }).click()
  await form.getByLabel('Name', { exact: true }).last().fill('order')
  return place
}

/** Object, array, object and enum, and a choice of two, in the fields of the parameter of `orderTool`. */
async function buildNested(page: Page): Promise<void> {
  const form = toolForm(page)
  const add = form.getByRole('button', { name: 'Add property' })
  const name = form.getByLabel('Property', { exact: true })
  await form.getByLabel('Type', { exact: true }).selectOption('object (named values)')
  await add.click()
  await name.fill('lines')
  await form.getByLabel('Type', { exact: true }).last().selectOption('array (list)')
  await form.getByRole('button', { name: /^Each item/ }).click()
  await form.getByLabel('Item type').selectOption('object (named values)')
  await add.first().click()
  await name.last().fill('size')
  await form.getByLabel('Allowed values').fill('S\nM')
  await form.getByRole('checkbox', { name: 'Required' }).last().check()
  await form.getByRole('button', { name: /^lines array/ }).click()
  await add.click()
  await name.fill('pay')
  await form.getByLabel('Type', { exact: true }).last().selectOption('one of several forms')
}

const NESTED = {
  type: 'object',
  properties: {
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: { size: { type: 'string', enum: ['S', 'M'] } },
        required: ['size'],
      },
    },
    pay: { oneOf: [{ type: 'string' }, { type: 'object' }] },
  },
}

const textOf = async (page: Page) => (await editor(page).locator('.cm-line').allInnerTexts()).join('\n')

test('a nested schema is built in fields, read and changed as JSON, and read again in fields', async ({
  ownerPage: page,
  origin,
  complaints,
}) => {
  // Filling an editor at once makes Chromium write lines with styles of its own.
  complaints.expect(/Applying inline style/)
  test.setTimeout(120_000)
  const place = await orderTool(page, origin)
  await buildNested(page)
  await expect(toolForm(page).getByRole('button', { name: 'lines array of object {size}' })).toBeVisible()
  await expect(toolForm(page).getByRole('button', { name: 'pay one of 2: string, object' })).toBeVisible()

  await view(page, 'JSON').check()
  await expect(editor(page)).toBeVisible()
  expect(JSON.parse(await textOf(page))).toEqual(NESTED)

  const changed = JSON.stringify(NESTED).replace('"type":"string"}', '"const":"cash"}').replace('"M"', '"M","L"')
  await editor(page).fill(changed)
  await page.getByText(/^Input schema ·/).click()
  await expect(page.getByRole('region', { name: 'input schema' }).or(page.locator('pre')).first()).toContainText('cash')

  await view(page, 'Form').check()
  await toolForm(page)
    .getByRole('button', { name: /^pay one of 2/ })
    .click()
  await expect(toolForm(page).getByRole('button', { name: 'Alternative 1 always "cash"' })).toBeVisible()

  await view(page, 'JSON').check()
  const broken = '{\n  "type": "object"\n  "title": "Order"\n}'
  await editor(page).fill(broken)
  await view(page, 'Form').click()
  await expect(page.getByRole('alert').filter({ hasText: 'line 2, column 19' })).toBeVisible()
  await expect(view(page, 'JSON')).toBeChecked()
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible()
  await page.getByRole('button', { name: /^(Add tool|Save)$/ }).click()
  await expect(editor(page)).toHaveAccessibleDescription(/line 2, column 19/)
  await expect(editor(page)).toBeFocused()
  expect(await textOf(page)).toBe(broken)

  await editor(page).fill(changed)
  await save(page)
  await page.reload()
  await toolForm(page)
    .getByRole('button', { name: /^order body/ })
    .click()
  await view(page, 'JSON').check()
  await expect(editor(page)).toBeVisible()
  expect(JSON.parse(await textOf(page))).toEqual(JSON.parse(changed))
  await publish(page, place)
})

test('a schema is built, put in order and read as JSON with the keyboard alone', async ({
  ownerPage: page,
  origin,
}) => {
  await orderTool(page, origin)
  const form = toolForm(page)
  await form.getByLabel('Type', { exact: true }).focus()
  await page.keyboard.press('o')
  await expect(form.getByRole('button', { name: 'Add property' })).toBeVisible()
  for (const name of ['first', 'second']) {
    await form.getByRole('button', { name: 'Add property' }).focus()
    await page.keyboard.press('Enter')
    await expect(form.getByLabel('Property', { exact: true }).last()).toBeFocused()
    await page.keyboard.type(name)
  }
  const second = form.getByRole('button', { name: /^second string/ })
  await second.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('status').filter({ hasText: 'second moved to place 1 of 2' })).toBeAttached()
  await expect(second).toBeFocused()

  await view(page, 'Form').focus()
  await page.keyboard.press('ArrowRight')
  await expect(editor(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(editor(page)).toBeFocused()
  expect(Object.keys(JSON.parse(await textOf(page)).properties)).toEqual(['second', 'first'])
  await page.keyboard.press('Tab')
  await expect(editor(page)).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('x')
  await expect(view(page, 'JSON')).toBeChecked()
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await expect(saved(page)).toBeVisible()
})

test('former names, group and hiding are set, and taken away again', async ({ ownerPage: page, origin }) => {
  await orderTool(page, origin)
  const form = toolForm(page)
  await form.getByText(/^Advanced/).click()
  await form.getByLabel('Group').fill('Orders')
  await form.getByRole('checkbox', { name: 'Keep, and do not serve' }).check()
  await form.getByRole('button', { name: 'Add former name' }).click()
  await page.keyboard.type('make_order')
  await save(page)
  await page.reload()
  await form.getByText('Advanced · 3 set').click()
  await expect(form.getByLabel('Former name 1', { exact: true })).toHaveValue('make_order')
  await expect(form.getByLabel('Group')).toHaveValue('Orders')
  await form.getByLabel('Group').fill('')
  await form.getByRole('checkbox', { name: 'Keep, and do not serve' }).uncheck()
  await form.getByRole('button', { name: 'Remove former name 1' }).click()
  await save(page)
  await page.reload()
  await expect(form.getByText('Advanced', { exact: true })).toBeVisible()
})

test('how a list is written is chosen in words, with what the API gets beside it', async ({
  ownerPage: page,
  origin,
}) => {
  await orderTool(page, origin)
  const form = toolForm(page)
  await form.getByLabel('Sent in').selectOption('query')
  await form.getByLabel('Type', { exact: true }).selectOption('array (list)')
  await form.getByText('On the wire', { exact: true }).click()
  const writing = form.getByLabel('How a list is written')
  await expect(writing).toHaveAccessibleDescription('The API gets ?order=1&order=2')
  await writing.selectOption('Joined by commas')
  await expect(writing).toHaveAccessibleDescription('The API gets ?order=1,2')
  await form.getByLabel('Name the API expects').fill('ids')
  await expect(writing).toHaveAccessibleDescription('The API gets ?ids=1,2')
  await save(page)
  await page.reload()
  await form.getByRole('button', { name: /^order query/ }).click()
  await form.getByText('On the wire · 3 set').click()
  await expect(writing).toHaveAccessibleDescription('The API gets ?ids=1,2')
})

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

test('fields and editor are accessible in light and dark, and fit a phone', async ({ ownerPage: page, origin }) => {
  await orderTool(page, origin)
  await buildNested(page)
  await toolForm(page)
    .getByRole('button', { name: /^lines array/ })
    .click()
  for (const [word, ready] of [
    ['Form', toolForm(page).getByText('Each item')],
    ['JSON', editor(page)],
  ] as const) {
    await view(page, word).check()
    await expect(ready).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect.soft(await violations(page), `${word} in ${colorScheme}`).toEqual([])
      await page.setViewportSize(PHONE)
      expect.soft(await violations(page), `${word} in ${colorScheme} on a phone`).toEqual([])
      const sideways = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect.soft(await sideways(), `${word} on a phone`).toBe(0)
    }
  }
})
