import { expect, type Page } from '@playwright/test'

export interface Person {
  name: string
  email: string
  password: string
}

/** Who sets the portal up. */
export const OWNER = {
  name: 'Ada Lind',
  email: 'ada@acme.example',
  password: 'a long enough password',
  partnerName: 'Acme',
} satisfies Person & { partnerName: string }

let people = 0

/** Someone nobody has met yet. */
export function newPerson(name: string): Person {
  people += 1
  return {
    name,
    email: `${name.toLowerCase()}-${Date.now()}-${people}@people.example`,
    password: `password of ${name}`,
  }
}

export async function fillAccount(page: Page, { name, email, password }: Person): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
}

export async function signIn(page: Page, { email, password }: Omit<Person, 'name'>): Promise<void> {
  // The page that led here may have fields of the same names.
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

/** Is the first owner: makes the account where there is none yet, signs in elsewhere. */
export async function firstOwner(page: Page): Promise<void> {
  await page.goto('/')
  if (new URL(page.url()).pathname === '/setup') {
    await fillAccount(page, OWNER)
    await page.getByLabel('Company or team').fill(OWNER.partnerName)
    await page.getByRole('button', { name: 'Create owner account' }).click()
  } else {
    await signIn(page, OWNER)
  }
  await expect(page.getByRole('heading', { name: 'Connectors' })).toBeVisible()
}

/** An invitation link to the partner, made on its team page. */
export async function inviteTo(page: Page, partner: string, note: string, role = 'Editor'): Promise<string> {
  await page.goto(`/p/${partner}/team`)
  await page.getByRole('textbox', { name: /^For/ }).fill(note)
  await page.getByLabel('Role', { exact: true }).selectOption(role)
  await page.getByRole('button', { name: 'Create link' }).click()
  const said = page.getByRole('status').filter({ hasText: `Send this link to ${note}` })
  return (await said.getByText('/invite/').textContent()) ?? ''
}

/** Opens the invitation with a new account. */
export async function joinAsNew(page: Page, link: string, person: Person): Promise<void> {
  await page.goto(link)
  await fillAccount(page, person)
  await page.getByRole('button', { name: /^Create account and join/ }).click()
  await expect(page.getByRole('heading', { name: 'Connectors' })).toBeVisible()
}

/** Another partner of the signed-in account; gives its slug. */
export async function addPartner(page: Page, name: string): Promise<string> {
  await page.goto('/new-partner')
  await page.getByLabel('Company or team').fill(name)
  await page.getByRole('button', { name: 'Add company' }).click()
  await page.waitForURL(/\/p\/[^/]+\/connectors$/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}
