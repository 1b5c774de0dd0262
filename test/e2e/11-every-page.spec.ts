import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import {
  addPrompt,
  addTemplate,
  createConnector,
  createSample,
  inviteGuest,
  type Place,
  publish,
  setAccess,
  setWho,
} from '../support/e2e-connectors'
import { importInto, openApiText, SHOP_PATHS } from '../support/e2e-imports'
import { appPages, fillPattern } from '../support/e2e-pages'
import { addPartner, inviteTo, joinAsNew, newPerson } from '../support/e2e-people'
import { expect, type NewPage, refused, test } from '../support/e2e-test'
import { LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }

/** One page in one state, and how someone comes to it. */
interface View {
  path: string
  as: 'owner' | 'nobody' | 'homeless'
  /** A state of a page that has several. */
  state?: string
  prepare?: (page: Page) => Promise<void>
  status?: number
}

/** Scripts of this answer and what they load, no frames, no forms to other sites. */
const STRICT_POLICY = new RegExp(
  [
    /default-src 'self'; script-src 'self' 'nonce-[\w+/=]{22,}' 'strict-dynamic'; style-src 'self' 'nonce-[\w+/=]{22,}'; .*/,
    /object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
  ]
    .map(({ source }) => source)
    .join(''),
)

/** Pages that only lead to another one. */
const LEADS_AWAY = ['/', '/p/[partner]', '/setup']

/** Who opens the pages outside of a partner. */
const OPENED_BY: Record<string, View['as']> = {
  '/sign-in': 'nobody',
  '/sign-up': 'nobody',
  '/invite/[token]': 'nobody',
  '/no-partner': 'homeless',
}

interface Stage {
  places: Record<string, string>
  open: Record<View['as'], Page>
  stop: () => void
}

async function setStage(owner: Page, newPage: NewPage, origin: string): Promise<Stage> {
  const partner = await addPartner(owner, 'Every page')
  const draft = await createSample(owner, partner)
  const sample = await createSample(owner, partner)
  await setAccess(owner, sample, 'Portal account')
  await publish(owner, sample)
  await setWho(owner, sample, 'Invited people')
  const guest = await inviteGuest(owner, sample, `${'g'.repeat(60)}@people.example`)
  const prompt = await addPrompt(owner, sample)
  const resource = await addTemplate(owner, sample)
  const [chosen, failed] = [
    await importInto(owner, sample, openApiText(`${origin}/sample-api/v2`, manyPaths())),
    await failedImport(owner, sample),
  ]
  const long = await createConnector(owner, partner, {
    name: 'W'.repeat(100),
    baseUrl: `https://${'very-long-label-of-a-host'.repeat(2)}.example.com/${'path'.repeat(60)}`,
    description: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(8),
  })
  const empty = await addPartner(owner, 'E'.repeat(60))
  const invitation = await inviteTo(owner, partner, 'x'.repeat(100))

  const homeless = await newPage()
  await joinAsNew(homeless, await inviteTo(owner, 'acme', 'Leaver'), newPerson('Leaver'))
  await homeless.goto('/p/acme/team')
  await homeless.getByRole('button', { name: 'Leave Acme' }).click()
  await homeless.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await homeless.waitForURL(/\/no-partner$/)

  const claude = await LoopbackClient.start('An app with rather a long name, as some of them have')
  await newestClient(`${origin}/mcp/${sample.slug}`, claude.provider())
    .connect()
    .catch(() => undefined)
  await owner.goto(claude.consentUrl)
  const uid = new URL(owner.url()).pathname.split('/').at(-1) ?? ''

  return {
    places: {
      partner,
      connector: sample.slug,
      tool: 'create_order',
      number: '1',
      prompt,
      resource,
      import: chosen,
      failed,
      token: new URL(invitation).pathname.split('/').at(-1) ?? '',
      guest: new URL(guest).pathname.split('/').at(-1) ?? '',
      uid,
      draft: draft.slug,
      long: long.slug,
      empty,
    },
    open: { owner, nobody: await newPage(), homeless },
    stop: () => claude.stop(),
  }
}

/** Every page of the app once, and the states that look different. */
function views(places: Record<string, string>): View[] {
  const pages = appPages().filter(({ kind, pattern }) => kind === 'page' && !LEADS_AWAY.includes(pattern))
  const all = pages.map(({ pattern }): View => ({ path: pattern, as: OPENED_BY[pattern] ?? 'owner' }))
  const ofConnector = all.filter(
    ({ path }) => path.includes('[connector]') && !/\[(tool|prompt|resource|number|import)\]/.test(path),
  )
  const at = '/p/[partner]/connectors/[connector]'
  const more: View[] = [
    ...ofConnector.map((view) => ({ ...view, path: view.path.replace('[connector]', '[draft]'), state: 'draft' })),
    ...ofConnector.map((view) => ({ ...view, path: view.path.replace('[connector]', '[long]'), state: 'long words' })),
    { path: '/p/[partner]/activity', as: 'owner', state: 'everything open', prepare: openEverything },
    { path: '/p/[empty]/connectors', as: 'owner', state: 'without connectors' },
    { path: '/connections', as: 'homeless', state: 'of nobody’s member' },
    { path: `${at}/connect?client=code`, as: 'owner' },
    { path: `${at}/connect?client=cowork`, as: 'owner' },
    { path: `${at}/connect?client=owners`, as: 'owner' },
    { path: `${at}/connect?published=1`, as: 'owner' },
    { path: `${at}/plugin?file=.mcp.json`, as: 'owner' },
    { path: `${at}/tools/new?from=curl`, as: 'owner' },
    { path: `${at}/tools/get_order`, as: 'owner', state: 'tried', prepare: tryIt },
    { path: `${at}/tools/get_order_label`, as: 'owner', state: 'tried, with a picture', prepare: tryIt },
    { path: `${at}/tools/create_order`, as: 'owner', state: 'everything open', prepare: openEverything },
    { path: `${at}/tools/import/[failed]`, as: 'owner', state: 'failed' },
    { path: `${at}/tools/import/[import]`, as: 'owner', state: 'everything open', prepare: openImport },
    { path: `${at}/tools/import/none`, as: 'owner', status: 404 },
    { path: `${at}/tools/import`, as: 'owner', state: 'with errors', prepare: press('Read it') },
    { path: `${at}/access`, as: 'owner', state: 'everything open', prepare: openEverything },
    { path: '/p/[partner]/connectors/new', as: 'owner', state: 'with errors', prepare: press('Create connector') },
    { path: '/sign-in', as: 'nobody', state: 'with errors', prepare: press('Sign in') },
    { path: '/guest/[guest]', as: 'nobody', state: 'invited' },
    { path: '/guest/[guest]', as: 'homeless', state: 'of another account' },
    { path: '/invite/none', as: 'nobody', state: 'used' },
    { path: '/invite/[token]', as: 'owner', state: 'of a member' },
    { path: '/oauth/interaction/none', as: 'owner', state: 'over' },
    { path: '/no/such/page', as: 'nobody', status: 404 },
    { path: '/p/none/connectors', as: 'owner', status: 404 },
    { path: '/p/[partner]/connectors/none', as: 'owner', status: 404 },
    { path: `${at}/icons?of=tool&name=get_order`, as: 'owner' },
    { path: `${at}/tools?state=spare`, as: 'owner' },
    { path: `${at}/tools?actions=get_order`, as: 'owner' },
    { path: `${at}/releases/99`, as: 'owner', status: 404 },
    { path: `${at}/tools/none`, as: 'owner', status: 404 },
    { path: `${at}/prompts/none`, as: 'owner', status: 404 },
    { path: `${at}/resources/none`, as: 'owner', status: 404 },
    { path: `${at}/prompts/new`, as: 'owner', state: 'with errors', prepare: press('Add prompt') },
    { path: `${at}/resources/new`, as: 'owner', state: 'with errors', prepare: press('Add resource') },
  ]
  return [...all, ...more].map((view) => ({ ...view, path: fillPattern(view.path, places) }))
}

async function tryIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Send/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'It works' })).toBeVisible()
}

async function openEverything(page: Page): Promise<void> {
  // From the last to the first: one that opens leaves the list.
  const closed = await page.getByRole('button', { expanded: false }).all()
  for (const toggle of closed.reverse()) {
    if ((await toggle.getAttribute('aria-haspopup')) === null) await toggle.click()
  }
  await page.evaluate(() => {
    for (const details of document.getElementsByTagName('details')) details.open = true
  })
}

/** Enough operations for a proposal that leaves some out. */
function manyPaths() {
  const named = Array.from({ length: 20 }, (_, index) => [
    `/things${index}`,
    { get: { summary: `List things ${index}` } },
  ])
  const broken = { '/broken': { get: { summary: 'Broken', broken: { parameters: [{ $ref: '#/none' }] } } } }
  return { ...SHOP_PATHS, ...Object.fromEntries(named), ...broken }
}

async function failedImport(page: Page, { here }: Place): Promise<string> {
  await page.goto(`${here}/tools/import`)
  await page.getByLabel('Document or its address').fill('{ this is no document')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('The document cannot be read')).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Select shown' }).click()
  await page
    .getByRole('textbox', { name: /^Name for/ })
    .first()
    .fill('no name')
  await page.getByRole('button', { name: 'Edit selected' }).click()
  await openEverything(page)
}

function press(name: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('button', { name }).click()
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible()
  }
}

const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Between light and dark only colours change. */
async function violations(page: Page, which: 'all' | 'of colour'): Promise<string[]> {
  // One frame: without the page that joins the findings of several.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (which === 'all' ? builder : builder.withRules(COLOUR_RULES)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** How far the page can be pushed sideways, in pixels. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

test('every page is accessible in light and dark, and fits a phone', async ({
  ownerPage,
  newPage,
  origin,
  complaints,
}) => {
  test.setTimeout(600_000)
  complaints.expect(refused(404))
  complaints.expect(refused(422))
  const { places, open, stop } = await setStage(ownerPage, newPage, origin)
  try {
    for (const { path, as, state, prepare, status = 200 } of views(places)) {
      await test.step(`${path}${state ? `, ${state}` : ''}`, async () => {
        const page = open[as]
        await page.setViewportSize(DESK)
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
        const answer = await page.goto(path)
        expect.soft(answer?.status(), path).toBe(status)
        expect.soft(page.url(), 'the page leads nowhere else').toBe(`${origin}${path}`)
        // What it refuses, the browser reports as a console error, and those fail the journey.
        expect.soft(answer?.headers()['content-security-policy'] ?? '', path).toMatch(STRICT_POLICY)
        await prepare?.(page)
        expect.soft(await page.title(), path).toMatch(/Portico$/)
        expect.soft(await page.getByRole('heading', { level: 1 }).count(), `${path} has one title`).toBe(1)
        expect.soft(await violations(page, 'all'), `${path} in light`).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect.soft(await violations(page, 'of colour'), `${path} in dark`).toEqual([])
        expect.soft(await sideways(page), `${path} on a desk`).toBe(0)
        await page.setViewportSize(PHONE)
        expect.soft(await sideways(page), `${path} on a phone`).toBe(0)
        if (process.env.SHOTS)
          await shoot(page, `${process.env.SHOTS}/${path.replaceAll(/[^a-z0-9]+/gi, '_')}-${state ?? ''}`)
      })
    }
  } finally {
    stop()
  }
})

/** Pictures to look at. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size)
      await page.screenshot({ path: `${name}-${size.width}-${colorScheme}.png`, fullPage: true })
    }
  }
}
