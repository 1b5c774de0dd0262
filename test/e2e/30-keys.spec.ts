import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { firstOwner, OWNER } from '../support/e2e-people'
import { expect, test } from '../support/e2e-test'
import { ownDatabase, startPortal } from '../support/portal.mjs'
import { connectOpenly } from '../support/sdk-clients.mjs'

interface Ran {
  code: number | null
  out: string
}

function portico(origin: string, token: string, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['bin/portico.mjs', ...args], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', PORTICO_URL: origin, PORTICO_TOKEN: token },
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out += chunk
    })
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })))
}

async function newToken(origin: string): Promise<string> {
  const basic = Buffer.from(`${OWNER.email}:${OWNER.password}`).toString('base64')
  const made = await fetch(`${origin}/api/v1/tokens`, { method: 'POST', headers: { authorization: `Basic ${basic}` } })
  return (await made.json()).token
}

const definition = (origin: string, value: string) => ({
  name: 'Keyed',
  description: 'Orders of a small shop.',
  baseUrl: `${origin}/sample-api`,
  access: { mode: 'open' },
  credential: { kind: 'header', name: 'X-Api-Key', value },
  tools: [{ name: 'list_orders', description: 'Lists orders.', method: 'GET', path: '/orders' }],
})

/** Saves another credential and calls with it, over and over; gives how often, and what went wrong. */
function keepBusy(origins: string[], token: string) {
  const busy = { calls: 0, wrong: [] as string[], over: false }
  const worker = async (origin: string, lane: number) => {
    const slug = `keyed-${lane}`
    for (let round = 0; !busy.over; round += 1) {
      try {
        const put = await fetch(`${origins[round % origins.length]}/api/v1/connectors/${slug}`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(definition(origins[0] as string, `secret ${lane} ${round}`)),
        })
        if (!put.ok) throw new Error(`put ${put.status}`)
        const client = await connectOpenly(`${origin}/mcp/${slug}`)
        const { isError, text } = await client.callTool('list_orders', {})
        await client.close()
        if (isError) throw new Error(text)
        busy.calls += 1
      } catch (error) {
        busy.wrong.push(String(error))
      }
      await setTimeout(100)
    }
  }
  const done = Promise.all([0, 1].map((lane) => worker(origins[lane % origins.length] as string, lane)))
  return {
    busy,
    async end() {
      busy.over = true
      await done
    },
  }
}

test('keys rotate while calls go on and credentials are saved, on every instance; a power cut in between is made up for', async ({
  newPage,
}) => {
  test.setTimeout(360_000)
  const database = await ownDatabase()
  const shared = Boolean(process.env.TEST_DATABASE_URL)
  // Each instance has an address of its own here, and the first one’s sample API is what all of them call.
  const open = { ALLOW_PRIVATE_UPSTREAMS: 'true' }
  const env = { ...open, SECRET_KEY: 'the secret key of the journeys, with forty characters' }
  let first = await startPortal({ env, ...(shared && { database }) })
  const portals = [first, ...(shared ? [await startPortal({ env, database })] : [])]
  const { origin, port, dataDir } = first
  try {
    const page = await newPage({ baseURL: origin })
    await firstOwner(page)
    const token = await newToken(origin)
    for (const lane of [0, 1]) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const at = `${origin}/api/v1/connectors/keyed-${lane}`
      const put = await fetch(at, { method: 'PUT', headers, body: JSON.stringify(definition(origin, 'first')) })
      expect(put.status).toBe(201)
      expect((await fetch(`${at}/releases`, { method: 'POST', headers })).status).toBe(201)
    }
    expect((await portico(origin, token, 'keys', 'status')).out).toMatch(/sealing {2}first {2}active, \d+ values/)

    const work = keepBusy(
      portals.map((portal) => portal.origin),
      token,
    )
    const { code, out } = await portico(origin, token, 'keys', 'rotate')
    await work.end()
    expect([code, work.busy.wrong]).toEqual([0, []])
    expect(work.busy.calls).toBeGreaterThan(10)
    expect(out).toContain('the new key is made known to every instance')
    expect(out).toMatch(/all \d+ values sealed anew/)
    const after = (await portico(origin, token, 'keys', 'status')).out
    expect(after.match(/^sealing/gm)).toHaveLength(1)
    expect(after).not.toContain('first')
    // Nothing has signed in yet, so no key has signed anything that is still good.
    expect(after.match(/^signing/gm)).toHaveLength(1)

    // Another rotation; every instance loses power before it is through.
    const begun = await fetch(`${origin}/api/v1/keys/rotate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(begun.status).toBe(202)
    for (const portal of portals) await portal.kill()
    first = await startPortal({ env, port, dataDir, ...(shared && { database }) })
    const [resumed] = portals.splice(0, 1, first)
    expect(resumed?.origin).toBe(origin)
    await expect
      .poll(
        async () =>
          (await (await fetch(`${origin}/api/v1/keys`, { headers: { authorization: `Bearer ${token}` } })).json())
            .sealing.done,
        {
          timeout: 90_000,
        },
      )
      .toBe(true)
    const client = await connectOpenly(`${origin}/mcp/keyed-0`)
    expect((await client.callTool('list_orders', {})).isError).toBe(false)
    await client.close()

    // Another SECRET_KEY, with the former one beside it, then alone.
    await first.stop()
    const next = { ...open, SECRET_KEY: 'another secret key, also with forty characters!!' }
    first = await startPortal({
      env: { ...next, SECRET_KEY_PREVIOUS: env.SECRET_KEY },
      port,
      dataDir,
      ...(shared && { database }),
    })
    await first.stop()
    first = await startPortal({ env: next, port, dataDir, ...(shared && { database }) })
    portals.splice(0, 1, first)
    const again = await connectOpenly(`${origin}/mcp/keyed-0`)
    expect((await again.callTool('list_orders', {})).isError).toBe(false)
    await again.close()
  } finally {
    for (const portal of portals) await portal.stop()
    rmSync(dataDir, { recursive: true, force: true })
    if (shared) await database.drop()
  }
})
