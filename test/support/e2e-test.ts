import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { firstOwner } from './e2e-people'
import { startPortal } from './portal.mjs'

/** What the browser complained about in one test; anything that was not announced fails it. */
export class Complaints {
  private readonly heard: string[] = []
  private readonly expected: RegExp[] = []

  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.heard.push(`${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) => this.heard.push(String(error.error())))
  }

  /** A complaint that belongs to what is tested, such as a page that is refused on purpose. */
  expect(complaint: RegExp): void {
    this.expected.push(complaint)
  }

  unexpected(): string[] {
    return this.heard.filter((text) => !this.expected.some((complaint) => complaint.test(text)))
  }
}

/** Chromium's own line for an answer of 400 and above. */
export const refused = (status: number) => new RegExp(`Failed to load resource.*status of ${status}`)

/** What the page announces as wrong; Next's own announcer of page titles has the same role and no words of ours. */
export const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\.$/ })

export type NewPage = (options?: BrowserContextOptions) => Promise<Page>

interface Fixtures {
  complaints: Complaints
  /** A page in a browser of its own, where nobody is signed in unless the options say so. */
  newPage: NewPage
  /** A page of the portal's first owner, signed in. */
  ownerPage: Page
}

interface WorkerFixtures {
  /** Of a portal of the worker's own, new, and shared by the files that it runs. */
  origin: string
  /** The cookies of the portal's first owner. */
  ownerState: BrowserContextOptions['storageState']
}

async function signedInState(browser: Browser, baseURL: string): Promise<WorkerFixtures['ownerState']> {
  const context = await browser.newContext({ baseURL })
  await firstOwner(await context.newPage())
  const state = await context.storageState()
  await context.close()
  return state
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
    async ({}, use) => {
      const portal = await startPortal()
      await use(portal.origin)
      await portal.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  ownerState: [
    async ({ browser, origin }, use) => {
      await use(await signedInState(browser, origin))
    },
    { scope: 'worker' },
  ],
  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
    async ({}, use) => {
      const complaints = new Complaints()
      await use(complaints)
      expect(complaints.unexpected(), 'the browser has nothing to complain about').toEqual([])
    },
    { auto: true },
  ],
  baseURL: async ({ origin }, use) => {
    await use(origin)
  },
  context: async ({ context, complaints }, use) => {
    complaints.watch(context)
    await use(context)
  },
  newPage: async ({ browser, origin, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: origin, ...options })
      contexts.push(context)
      complaints.watch(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  ownerPage: async ({ newPage, ownerState }, use) => {
    await use(await newPage({ storageState: ownerState }))
  },
})

export { expect }
