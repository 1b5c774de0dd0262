import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { appPages } from '../support/e2e-pages'
import { signIn } from '../support/e2e-people'
import { expect, test } from '../support/e2e-test'
import { startPortal } from '../support/portal.mjs'
import { LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

/** Nothing else in the portal has words like these. */
const secret = (what: string) => `planted-${what}-7f3q9x2m`

const OWNER = { email: 'owner@acme.example', password: secret('password') }
const WRONG_PASSWORD = secret('wrong-password')

const CREDENTIALS = [
  { kind: 'header', name: 'X-Api-Key', value: secret('header') },
  { kind: 'query', name: 'api_key', value: secret('query') },
  { kind: 'basic', name: 'acme', value: secret('basic') },
  { kind: 'bearer', value: secret('bearer') },
]
const encoded = Buffer.from(`acme:${secret('basic')}`).toString('base64')

/** An API that gives back whatever it was sent, in every way it can fail. */
async function startEcho(): Promise<{ origin: string; stop: () => void; heard: () => string }> {
  let heard = ''
  const server: Server = createServer((request, response) => {
    const said = JSON.stringify({ url: request.url, headers: request.headers })
    heard += said
    const path = request.url?.split('?')[0]
    if (path === '/close') return void request.socket.destroy()
    if (path === '/away') return void response.writeHead(302, { location: `http://127.0.0.1:9${request.url}` }).end()
    response.writeHead(path === '/fail' ? 500 : path === '/refuse' ? 401 : 200, { 'content-type': 'application/json' })
    response.end(path === '/broken' ? said.slice(0, -5) : said)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop, heard: () => heard }
}

const PATHS = ['echo', 'fail', 'refuse', 'close', 'away', 'broken']
const tools = PATHS.map((name) => ({
  name,
  title: name,
  description: `What ${name} does.`,
  method: 'GET',
  path: `/${name}`,
  annotations: { readOnlyHint: true },
}))

/** Everything below a folder, as it lies on the disk. */
function filesBelow(folder: string): [name: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'secret-key')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file, readFileSync(file)])
}

test('no planted secret is in a page, an answer, a file, a log or the database', async ({ newPage }) => {
  test.setTimeout(300_000)
  const echo = await startEcho()
  const claude = await LoopbackClient.start('Holder of tokens')
  const dataDir = mkdtempSync(join(tmpdir(), 'portico-secrets-'))
  const portal = await startPortal({
    dataDir,
    env: { OWNER_EMAIL: OWNER.email, OWNER_PASSWORD: OWNER.password, ALLOW_PRIVATE_UPSTREAMS: 'true' },
  })
  const seen: [where: string, text: string][] = []
  const see = async (where: string, answer: Response) => {
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const headers = JSON.stringify([...answer.headers].filter(([name]) => name !== 'set-cookie'))
    if (answer.headers.get('content-type') === 'application/zip') {
      for (const [name, content] of Object.entries(unzipSync(bytes))) {
        seen.push([`${where} ${name}`, Buffer.from(content).toString()])
      }
    }
    const text = Buffer.from(bytes).toString()
    seen.push([where, headers + text])
    return text
  }
  try {
    // Sign-in, right and wrong.
    const basic = (password: string) => `Basic ${Buffer.from(`${OWNER.email}:${password}`).toString('base64')}`
    const tokenAnswer = await fetch(`${portal.origin}/api/v1/tokens`, {
      method: 'POST',
      headers: { authorization: basic(OWNER.password) },
    })
    const { token: apiToken, partner } = (await tokenAnswer.json()) as { token: string; partner: string }
    await see(
      'wrong password',
      await fetch(`${portal.origin}/api/v1/tokens`, {
        method: 'POST',
        headers: { authorization: basic(WRONG_PASSWORD) },
      }),
    )
    const api = async (method: string, path: string, body?: unknown, as = apiToken) => {
      const init = { method, headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' } }
      const answer = await fetch(`${portal.origin}/api/v1${path}`, {
        ...init,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return see(`${method} ${path}`, answer)
    }

    // Every kind of credential, stored, used in every way that fails, and exported.
    const slugs: string[] = []
    for (const [index, credential] of CREDENTIALS.entries()) {
      const slug = `holder-${credential.kind}`
      slugs.push(slug)
      const access = { mode: index === 0 ? 'portal' : 'open' }
      const about = { name: slug, description: 'Echoes.', baseUrl: echo.origin, access, credential, tools }
      await api('PUT', `/connectors/${slug}`, about)
      await api('PUT', `/connectors/${slug}`, { ...about, credential: { ...credential, kind: 'nonsense' } })
      for (const tool of PATHS) await api('POST', `/connectors/${slug}/try`, { tool, arguments: {} })
      await api('POST', `/connectors/${slug}/fixtures`, { tool: 'echo', name: 'recorded', arguments: {} })
      await api('POST', `/connectors/${slug}/releases`, { note: '' })
      for (const path of ['', '/definition', '/changes', '/releases', '/plugin', '/fixtures']) {
        await api('GET', `/connectors/${slug}${path}`)
      }
      for (const name of access.mode === 'open' ? PATHS : []) {
        const call = await fetch(`${portal.origin}/mcp/${slug}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: {} } }),
        })
        await see(`tools/call ${slug} ${name}`, call)
      }
    }
    await api('GET', '/connectors')
    await api('GET', '/tokens')
    await api('GET', '/connectors', undefined, `${apiToken}x`)

    // A user connects Claude.
    const page = await newPage({ baseURL: portal.origin })
    const connection = newestClient(`${portal.origin}/mcp/${slugs[0]}`, claude.provider())
    await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)
    await page.goto(claude.consentUrl)
    await signIn(page, OWNER)
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
    await page.getByRole('button', { name: 'Allow' }).click()
    const answer = await claude.waitForAnswer()
    await connection.finishAuth(answer)
    const client = await connection.connect()
    for (const name of PATHS) seen.push([`signed-in call of ${name}`, (await client.callTool(name, {})).text])
    await client.close()
    const code = answer.get('code') ?? ''
    for (const path of ['token', 'token/revocation', 'introspect']) {
      const form = new URLSearchParams({ grant_type: 'authorization_code', code, token: `${claude.accessToken}x` })
      await see(`oauth ${path}`, await fetch(`${portal.origin}/oauth/${path}`, { method: 'POST', body: form }))
    }

    // Every page, and what they load of data.
    const cookies = await page.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const session = cookies.find(({ name }) => name.includes('session-token'))?.value ?? ''
    const places = { partner, tool: 'echo', number: '1', name: 'none' } as Record<string, string>
    for (const connector of slugs) {
      for (const { pattern, methods } of appPages().filter((one) => one.methods.includes('GET'))) {
        const path = pattern.replace(
          /\[([^\]]+)\]/g,
          (_, place) => ({ ...places, connector })[place as string] ?? 'none',
        )
        if (!methods.includes('GET') || (connector !== slugs[0] && !pattern.includes('[connector]'))) continue
        for (const rsc of [false, true]) {
          const headers = { cookie, ...(rsc && { rsc: '1' }) }
          await see(`page ${path}`, await fetch(`${portal.origin}${path}`, { headers, redirect: 'manual' }))
        }
      }
    }
    expect(seen.length).toBeGreaterThan(100)

    // The API did get them, or the search would find nothing for another reason.
    for (const value of [secret('header'), secret('query'), secret('bearer'), encoded]) {
      expect(echo.heard()).toContain(value)
    }

    await portal.stop()
    seen.push(['log', portal.printed()])

    const planted = {
      ...Object.fromEntries(CREDENTIALS.map(({ kind, value }) => [kind, value])),
      'basic, encoded': encoded,
      password: OWNER.password,
      'wrong password': WRONG_PASSWORD,
      'API token': apiToken,
      'access token': claude.accessToken,
      'refresh token': claude.refreshToken,
      code,
      session,
    }
    expect(Object.entries(planted).filter(([, value]) => value.length < 16)).toEqual([])
    for (const [what, value] of Object.entries(planted)) {
      const places = seen.filter(([, text]) => text.includes(value)).map(([where]) => where)
      expect.soft(places, `${what} was shown`).toEqual([])
    }
    if (!process.env.TEST_DATABASE_URL) {
      const files = filesBelow(dataDir)
      expect(files.length).toBeGreaterThan(10)
      for (const [what, value] of Object.entries(planted)) {
        const places = files.filter(([, bytes]) => bytes.includes(value)).map(([name]) => name)
        expect.soft(places, `${what} lies on the disk`).toEqual([])
      }
    }
  } finally {
    await portal.stop()
    claude.stop()
    echo.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
