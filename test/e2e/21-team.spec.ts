import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addPrompt, createSample, type Place, publish } from '../support/e2e-connectors'
import { addPartner, inviteTo, joinAsNew, newPerson } from '../support/e2e-people'
import { expect, refused, test } from '../support/e2e-test'

const members = (page: Page) => page.getByRole('list', { name: 'Members' })
const row = (page: Page, name: string) => members(page).getByRole('listitem').filter({ hasText: name })

async function changeRole(page: Page, name: string, role: string): Promise<void> {
  await page.getByRole('button', { name: `Change the role of ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Role', { exact: true }).selectOption(role)
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect(dialog).toBeHidden()
  await expect(row(page, name)).toContainText(role)
}

/** Buttons that change something, wherever they are. */
const CHANGING =
  /^(Save|Publish|Delete|Add|Create|Replace|Remove|Restore|Serve|Import|Paste cURL|Send|Select|Move|Actions of|Accept|Keep|Read it)/

async function expectReadOnly(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const content = page.getByRole('main')
  const named = [content.getByRole('button', { name: CHANGING }), content.getByRole('link', { name: CHANGING })]
  for (const controls of named) {
    expect(await controls.filter({ visible: true }).allTextContents(), `${path} has nothing to change with`).toEqual([])
  }
  for (const field of await content.getByRole('textbox').filter({ visible: true }).all()) {
    // The field that finds tools stays.
    if ((await field.getAttribute('name')) === 'q') continue
    expect(await field.isEditable(), `${path}: ${await field.getAttribute('name')} is for reading`).toBe(false)
  }
}

test('someone invited as a viewer sees every page of a connector and changes nothing on it', async ({
  ownerPage,
  newPage,
  complaints,
}) => {
  test.setTimeout(180_000)
  const partner = await addPartner(ownerPage, 'Team of roles')
  const sample = await createSample(ownerPage, partner)
  await publish(ownerPage, sample)
  const prompt = await addPrompt(ownerPage, sample)

  const link = await inviteTo(ownerPage, partner, 'Vera', 'Viewer')
  const page = await newPage()
  await page.goto(link)
  await expect(page.getByText('You are invited as a viewer.')).toBeVisible()
  await joinAsNew(page, link, newPerson('Vera'))
  await expect(page.getByRole('link', { name: 'Create connector' })).toBeHidden()

  const paths = [
    ...['', '/tools', '/tools/create_order', '/prompts', `/prompts/${prompt}`, '/resources', '/instructions'],
    ...['/access', '/releases', '/releases/1', '/plugin', '/settings', '/publish', '/icons'],
    ...['/tools/new', '/prompts/new', '/resources/new', '/tools/import'],
  ]
  for (const path of paths) {
    await test.step(path || 'overview', () => expectReadOnly(page, `${sample.here}${path}`))
    await expect(page.getByText('You can look at this and change nothing')).toBeVisible()
  }
  await page.goto(`${sample.here}/tools/create_order`)
  await expect(page.getByRole('form', { name: 'Tool', exact: true }).getByLabel('Name', { exact: true })).toHaveValue(
    'create_order',
  )
  await page.goto(`/p/${partner}/connectors/new`)
  await expect(page.getByText('create connectors. Ask one of them for another role.')).toBeVisible()

  await test.step('the page’s own routes refuse as well', async () => {
    complaints.expect(refused(403))
    const status = await page.evaluate(async (address) => {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ choices: [], hide: [], remove: [] }),
      })
      return answer.status
    }, `${sample.here}/tools/import/none/apply`)
    expect(status).toBe(403)
  })
  await test.step('and tokens of a viewer read', async () => {
    await page.goto(`/p/${partner}/tokens`)
    await page.getByLabel('Used by').fill('Script')
    await expect(page.getByLabel('May')).toHaveValue('read')
    await page.getByRole('button', { name: 'Create token' }).click()
    await expect(page.getByText('Copy the token for Script')).toBeVisible()
  })
})

test('an editor works on tools and publishes, and sees access and credentials for reading', async ({
  ownerPage,
  newPage,
}) => {
  const partner = await addPartner(ownerPage, 'Team of editors')
  const sample = await createSample(ownerPage, partner)
  const page = await newPage()
  await joinAsNew(page, await inviteTo(ownerPage, partner, 'Edda', 'Editor'), newPerson('Edda'))
  await publish(page, sample)

  await page.goto(`${sample.here}/access`)
  await expect(page.getByText('Admins and owners of Team of editors change it.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save access' })).toBeHidden()
  await page.goto(`${sample.here}/settings`)
  await expect(page.getByLabel('Base URL')).not.toBeEditable()
  await expect(page.getByRole('heading', { name: 'Delete connector' })).toBeHidden()
  await page.getByLabel('Name', { exact: true }).fill('Edited shop')
  await page.getByRole('button', { name: 'Save to draft' }).click()
  await expect(page.getByRole('heading', { name: 'Edited shop' })).toBeVisible()
  await page.goto(`/p/${partner}/team`)
  await expect(page.getByRole('heading', { name: 'Invite someone' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Change the role|^Remove|^Hand over/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Leave Team of editors' })).toBeVisible()
})

test('roles are changed, ownership is handed over, people are removed, and the last owner stays', async ({
  ownerPage: page,
  newPage,
  complaints,
}) => {
  const partner = await addPartner(page, 'Handed over')
  const sample = await createSample(page, partner)
  const other = await newPage()
  const name = 'Hanna'
  await joinAsNew(other, await inviteTo(page, partner, name, 'Viewer'), newPerson(name))

  await page.goto(`/p/${partner}/team`)
  await expect(row(page, 'ada@acme.example')).toContainText('Owner')
  await expect(page.getByRole('button', { name: 'Leave Handed over' })).toBeHidden()
  await page.getByRole('button', { name: `Change the role of ${name}` }).click()
  await page.getByRole('dialog').getByLabel('Role', { exact: true }).selectOption('Admin')
  await expect(page.getByRole('dialog').getByText('Access, credentials, limits, and people up to admin.')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await changeRole(page, name, 'Editor')

  await other.goto(`${sample.here}/tools`)
  await expect(other.getByRole('link', { name: 'Add tool' })).toBeVisible()
  await shoot(page, 'team')

  await page.getByRole('button', { name: `Hand over ownership to ${name}` }).click()
  await expect(page.getByRole('dialog')).toContainText('becomes an owner and you become an admin')
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click()
  await expect(row(page, name)).toContainText('Owner')
  await expect(row(page, 'ada@acme.example')).toContainText('Admin')
  await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeHidden()
  await expect(page.getByLabel('Role', { exact: true }).locator('option')).toHaveText(['Admin', 'Editor', 'Viewer'])

  await other.goto(`/p/${partner}/team`)
  await other.getByRole('button', { name: 'Remove Ada Lind' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(row(other, 'ada@acme.example')).toBeHidden()
  complaints.expect(refused(404))
  await page.goto(`/p/${partner}/team`)
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
})

async function changeTool(page: Page, { here }: Place): Promise<void> {
  await page.goto(`${here}/tools/create_order`)
  const title = page.getByRole('form', { name: 'Tool', exact: true }).getByLabel('Title', { exact: true }).first()
  // What is typed while the page wakes up is added to what was there.
  await expect(async () => {
    await title.fill('Order something')
    await expect(title).toHaveValue('Order something', { timeout: 500 })
  }).toPass()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
}

test('what was changed is listed with before and after, found, and exported', async ({ ownerPage: page, newPage }) => {
  const partner = await addPartner(page, 'Watched')
  const sample = await createSample(page, partner)
  await changeTool(page, sample)
  await publish(page, sample)
  const viewer = await newPage()
  await joinAsNew(viewer, await inviteTo(page, partner, 'Wim', 'Viewer'), newPerson('Wim'))

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Activity' }).click()
  const list = page.getByRole('list', { name: 'Activity' })
  const changed = list.getByRole('listitem').filter({ hasText: `Changed the tool ${sample.slug}/create_order` })
  await expect(changed).toContainText('Ada Lind')
  await changed.getByText('Before and after').click()
  await expect(changed.getByRole('list', { name: 'Before and after' })).toContainText('After: Order something')
  await expect(list.getByText(`Published ${sample.slug}`)).toBeVisible()
  await shoot(page, 'activity')

  const filter = page.getByRole('form', { name: 'Filter' })
  await filter.getByLabel('Kind').selectOption('Release')
  await filter.getByRole('button', { name: 'Filter' }).click()
  await expect(page).toHaveURL(/kind=release/)
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await page.getByLabel('Subject').fill('nothing like it')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByText('No change fits this filter.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(list.getByText(`Published ${sample.slug}`)).toBeVisible()

  for (const [format, start] of [
    ['CSV', '"time","name"'],
    ['JSON', '[\n{"id"'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: `Export ${format}` }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(new RegExp(`^${partner}-activity-.*\\.${format.toLowerCase()}$`))
    const text = readFileSync(await file.path(), 'utf8')
    expect(text.startsWith(start)).toBe(true)
    expect(text).toContain(`Changed the tool ${sample.slug}/create_order`)
  }

  await viewer.goto(`/p/${partner}/activity`)
  await expect(viewer.getByText(`Published ${sample.slug}`)).toBeVisible()
  await expect(viewer.getByRole('link', { name: /^Export/ })).toHaveCount(0)
  expect((await viewer.request.get(`/p/${partner}/activity/export`)).status()).toBe(403)
})

/** Pictures to look at. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  for (const [size, width] of [
    ['desk', 1280],
    ['phone', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${size}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
