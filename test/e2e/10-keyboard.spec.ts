import type { Page } from '@playwright/test'
import { createSample } from '../support/e2e-connectors'
import { expect, test } from '../support/e2e-test'

/** Presses Tab until what has focus is called `name`; gives everything that was passed. */
async function tabTo(page: Page, role: 'button' | 'link', name: RegExp, limit = 120): Promise<void> {
  const target = page.getByRole(role, { name }).first()
  for (let pressed = 0; pressed < limit; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${limit} times Tab did not reach ${name}`)
}

test('the first Tab reaches the way past the navigation', async ({ ownerPage: page }) => {
  await page.goto('/p/acme/connectors')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a tool is changed, saved and tried with the keyboard alone', async ({ ownerPage: page }) => {
  const { here } = await createSample(page, 'acme')
  await page.goto(`${here}/tools/get_order`)
  const title = page.getByRole('form', { name: 'Tool', exact: true }).getByLabel('Title').first()
  const saved = page.getByRole('status').filter({ hasText: /^Saved$/ })
  const works = page.getByRole('status').filter({ hasText: 'It works' })

  await title.focus()
  await page.keyboard.type(' again')
  await page.keyboard.press('Control+s')
  await expect(saved).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(works).toBeVisible()

  await page.reload()
  await expect(title).toHaveValue(/again/)
  await title.focus()
  await page.keyboard.type('!')
  await page.keyboard.press('Meta+s')
  await expect(saved).toBeVisible()

  await page.reload()
  await tabTo(page, 'button', /^Save$/)
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeInViewport()
  await tabTo(page, 'button', /^Send/)
  await page.keyboard.press('Enter')
  await expect(works).toBeVisible()
})

test('a parameter is moved with Alt and an arrow, and focus stays with it', async ({ ownerPage: page }) => {
  const { here } = await createSample(page, 'acme')
  await page.goto(`${here}/tools/search_orders`)
  const limit = page.getByRole('button', { name: /^limit query/ })
  await limit.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('status').filter({ hasText: 'limit moved to place 1 of 2' })).toBeAttached()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Move limit up' })).toBeDisabled()
})

test('menus open, close and give focus back with the keyboard', async ({ ownerPage: page }) => {
  await page.goto('/p/acme/connectors')
  const account = page.getByRole('button', { name: 'Account' })
  await account.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeHidden()
  await expect(account).toBeFocused()
})

test('the theme that is chosen stays, and turning back follows the system again', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/sign-in')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  const toggle = page.getByRole('button', { name: 'Switch between light and dark' })
  await toggle.click()
  await expect.poll(paper).not.toBe(light)
  const dark = await paper()
  await page.reload()
  expect(await paper()).toBe(dark)
  await toggle.click()
  await expect.poll(paper).toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  expect(await paper()).toBe(dark)
})
