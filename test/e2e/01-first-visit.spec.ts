import { fillAccount, OWNER, signIn, signOut } from '../support/e2e-people'
import { alert, expect, test } from '../support/e2e-test'

test('the first visit asks for the owner account, keeps what is typed and begins at the first wrong field', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/setup$/)
  await expect(page.getByRole('heading', { name: 'Set up your portal' })).toBeVisible()

  await fillAccount(page, { ...OWNER, email: 'ada at acme', password: 'short' })
  await page.getByRole('button', { name: 'Create owner account' }).click()

  const email = page.getByLabel('E-mail')
  await expect(email).toHaveAccessibleDescription('Enter an e-mail address like name@example.com')
  await expect(email).toBeFocused()
  await expect(email).toHaveValue('ada at acme')
  await expect(page.getByLabel('Your name')).toHaveValue(OWNER.name)
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription('Use at least 10 characters')
  await expect(page.getByLabel('Company or team')).toHaveAccessibleDescription('Name the company or team')
})

test('the first account owns the portal, and setting up is over for good', async ({ page, newPage }) => {
  await page.goto('/setup')
  await fillAccount(page, OWNER)
  await page.getByLabel('Company or team').fill(OWNER.partnerName)
  await page.getByRole('button', { name: 'Create owner account' }).click()

  await expect(page).toHaveURL(/\/p\/acme\/connectors$/)
  await expect(page.getByText('Connect your first API')).toBeVisible()

  await page.goto('/setup')
  await expect(page).toHaveURL(/\/p\/acme\/connectors$/)

  const stranger = await newPage()
  await stranger.goto('/setup')
  await expect(stranger).toHaveURL(/\/sign-in$/)
})

test('signs out, says one sentence to a wrong password, and signs in to where the person was going', async ({
  page,
}) => {
  await page.goto('/sign-in')
  await signIn(page, OWNER)
  await signOut(page)

  await page.goto('/p/acme/team')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fp%2Facme%2Fteam$/)

  await signIn(page, { ...OWNER, password: 'not the password' })
  await expect(alert(page)).toHaveText('The e-mail address or the password is wrong.')
  await expect(page.getByLabel('E-mail')).toHaveValue(OWNER.email)

  await signIn(page, OWNER)
  await expect(page).toHaveURL(/\/p\/acme\/team$/)
  await expect(page.getByRole('heading', { name: 'Team' })).toBeVisible()
})

test.describe('a sign-in', () => {
  for (const next of ['https://other.example/', '//other.example', '/\\other.example']) {
    test(`is not led away by next=${next}`, async ({ page, origin }) => {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await signIn(page, OWNER)
      await expect(page.getByRole('heading', { name: 'Connectors' })).toBeVisible()
      expect(new URL(page.url()).origin).toBe(origin)
    })
  }
})
