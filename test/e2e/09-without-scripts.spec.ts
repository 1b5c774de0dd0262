import { createSample, freeSlug } from '../support/e2e-connectors'
import { inviteTo, newPerson, OWNER, signIn } from '../support/e2e-people'
import { expect, test } from '../support/e2e-test'

test.use({ javaScriptEnabled: false })

test('signing in works before scripts load, and says what is wrong', async ({ page }) => {
  await page.goto('/sign-in?next=/p/acme/team')
  await signIn(page, { ...OWNER, password: 'not the password' })
  await expect(page.getByText('The e-mail address or the password is wrong.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(OWNER.email)
  await signIn(page, OWNER)
  await expect(page).toHaveURL(/\/p\/acme\/team$/)
})

test('an invitation is accepted before scripts load', async ({ page, ownerPage }) => {
  const link = await inviteTo(ownerPage, 'acme', 'No scripts')
  const person = newPerson('Nojs')
  await page.goto(link)
  await page.getByLabel('Your name').fill(person.name)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: /^Create account and join/ }).click()
  await expect(page).toHaveURL(/\/p\/acme\/connectors$/)
})

test('a connector is made before scripts load, its slug from its name, errors at their fields', async ({
  newPage,
  ownerState,
}) => {
  const page = await newPage({ storageState: ownerState, javaScriptEnabled: false })
  const name = `Plain ${freeSlug().slice(5)}`
  await page.goto('/p/acme/connectors/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Description').fill('Made without scripts.')
  await page.getByLabel('Base URL').fill('http://127.0.0.1:9')
  await page.getByRole('radio', { name: 'Basic' }).check()
  await page.getByLabel('User name').fill('ada')
  await page.getByLabel(/^Key/).fill('a password of the API')
  await page.getByRole('button', { name: 'Create connector' }).click()
  await expect(page.getByLabel('Base URL')).toHaveAccessibleDescription(/private address/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await expect(page.getByRole('radio', { name: 'Basic' })).toBeChecked()
  await expect(page.getByLabel('User name')).toHaveValue('ada')

  await page.getByLabel('Base URL').fill('https://api.example.com')
  await page.getByLabel(/^Key/).fill('a password of the API')
  await page.getByRole('button', { name: 'Create connector' }).click()
  await expect(page).toHaveURL(`/p/acme/connectors/${name.toLowerCase().replace(' ', '-')}`)
  await expect(page.getByRole('heading', { name })).toBeVisible()
})

test('publishing and going back to a release work before scripts load', async ({ newPage, ownerState, ownerPage }) => {
  const { here } = await createSample(ownerPage, 'acme')
  const page = await newPage({ storageState: ownerState, javaScriptEnabled: false })
  await page.goto(`${here}/publish`)
  await page.getByRole('button', { name: 'Publish release 1' }).click()
  await expect(page.getByText('Release 1 is live')).toBeVisible()

  await page.goto(`${here}/settings`)
  await page.getByLabel('Name', { exact: true }).fill('Another shop')
  await page.getByRole('button', { name: 'Save to draft' }).click()
  await page.goto(`${here}/publish`)
  await expect(page.getByText('The connector is named or described anew')).toBeVisible()
  await page.getByRole('button', { name: 'Publish release 2' }).click()
  await expect(page.getByText('Release 2 is live')).toBeVisible()

  await page.goto(`${here}/releases`)
  await page.getByRole('button', { name: 'Serve this release' }).click()
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Release 1' }).getByText('Live', { exact: true }),
  ).toBeVisible()
})
