import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Owner, type Person } from '../clients/person.mjs'
import { startBalancer } from '../support/balancer.mjs'
import { expect, test } from '../support/e2e-test'
import { freePort, type OwnDatabase, ownDatabase, type Portal, startPortal } from '../support/portal.mjs'
import { LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

const WITHIN_MS = 1_000
const OWNER = 'owner@example.com:correct horse battery'

interface Site {
  origin: string
  portals: [Portal, Portal]
  stop(): Promise<void>
}

/** Two portals on one PostgreSQL, behind one address that hands requests to them in turns. */
async function startSite(): Promise<Site> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const database: OwnDatabase = await ownDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'portico-site-'))
  const env = {
    PUBLIC_URL: origin,
    HOST: '127.0.0.1',
    SECRET_KEY: 'one secret key for both of the instances, long enough',
  }
  const first = await startPortal({ env, database, dataDir })
  const second = await startPortal({ env, database, dataDir })
  const portals: [Portal, Portal] = [first, second]
  const balancer = await startBalancer(port, () => portals.map((one) => one.port))
  return {
    origin,
    portals,
    async stop() {
      balancer.stop()
      for (const portal of portals) await portal.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

/** One request to one instance, as the balancer would send it. */
function ask(
  site: Site,
  { port }: Portal,
  { method, path, headers, body }: Asked,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const host = new URL(site.origin).host
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { host, ...headers } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function apiToken(site: Site): Promise<string> {
  const headers = { authorization: `Basic ${Buffer.from(OWNER).toString('base64')}` }
  const { text } = await ask(site, site.portals[0], { method: 'POST', path: '/api/v1/tokens', headers })
  return JSON.parse(text).token
}

const call = (site: Site, portal: Portal, slug: string, token: string) =>
  ask(site, portal, {
    method: 'POST',
    path: `/mcp/${slug}`,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
  }).then(({ status }) => status)

/** Lets an app in, with the requests of the whole sign-in going to either instance. Gives its access token. */
async function connect(site: Site, person: Person, slug: string): Promise<string> {
  const claude = await LoopbackClient.start('Far away')
  try {
    const connection = newestClient(`${site.origin}/mcp/${slug}`, claude.provider())
    await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)
    await fetch(await person.approve(claude.consentUrl))
    await connection.finishAuth(await claude.waitForAnswer())
    return claude.accessToken
  } finally {
    claude.stop()
  }
}

/** Milliseconds from `change` being answered until each instance answers a call with something else than 200; both served it before. */
async function untilRefused(
  site: Site,
  served: () => Promise<number[]>,
  change: () => Promise<unknown>,
): Promise<number> {
  // Both have it in memory now.
  expect(await served()).toEqual([200, 200])
  await change()
  const changed = Date.now()
  for (;;) {
    const statuses = await served()
    const passed = Date.now() - changed
    if (statuses.every((status) => status !== 200)) return passed
    if (passed > 20_000) throw new Error(`Still served after ${passed} ms: ${statuses}\n${site.portals[1].printed()}`)
    await setTimeout(10)
  }
}

test.describe('two instances on one PostgreSQL', () => {
  test.skip(!process.env.TEST_DATABASE_URL, 'Needs a PostgreSQL server: node scripts/with-postgres.mjs npm test')
  test.setTimeout(240_000)

  test('what one ends, the other refuses within a second: a user’s connections, and a connector', async () => {
    const site = await startSite()
    try {
      const person = new Owner(site.origin, 'Owner')
      const slug = (await person.publishSample()) ?? ''
      await person.requireAccounts()
      const authorization = `Bearer ${await apiToken(site)}`
      const path = `/api/v1/connectors/${slug}`
      const [first, second] = site.portals
      const onBoth = (token: string) => () => Promise.all(site.portals.map((portal) => call(site, portal, slug, token)))

      for (const portal of [first, second]) {
        const token = await connect(site, person, slug)
        const revoke = () => ask(site, portal, { method: 'DELETE', path: `${path}/users`, headers: { authorization } })
        expect(await untilRefused(site, onBoth(token), revoke)).toBeLessThan(WITHIN_MS)
        expect(await onBoth(token)()).toEqual([401, 401])
      }

      const token = await connect(site, person, slug)
      const remove = () => ask(site, first, { method: 'DELETE', path, headers: { authorization } })
      expect(await untilRefused(site, onBoth(token), remove)).toBeLessThan(WITHIN_MS)
    } finally {
      await site.stop()
    }
  })
})
