import { createServer } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  exportDefinition,
  importDefinition,
  parseDefinition,
  previewDefinition,
  readDefinition,
  renderDefinition,
} from '@/lib/definitions'
import type { Member } from '@/lib/partners/schema'
import { listEnvironments, loadCredential } from '@/lib/upstream'
import { callApi, tokenOf } from '@/test/support/api-client'
import { listen } from '@/test/support/mcp-endpoint'
import { newMember } from '@/test/support/people'

const FILE = `version: 1
slug: orders
name: Orders
description: Orders of a small shop.
baseUrl: https://api.acme.example/v1
access:
  mode: portal
  mixed: false
  who: anyone
credential:
  kind: client_credentials
  name: portico
  tokenUrl: https://auth.acme.example/token
  scopes: orders:read
  authMethod: client_secret_post
  valueFrom: ORDERS_SANDBOX_CREDENTIAL
environment: sandbox
environments:
  production:
    credential:
      kind: header
      name: X-Api-Key
      valueFrom: ORDERS_CREDENTIAL
  sandbox:
    baseUrl: https://sandbox.acme.example
  staging:
    credential:
      kind: user_key
      place: header
      name: X-User-Key
      prefix: "Token "
      label: Acme key
      help: Under Settings.
      link: https://acme.example/keys
      check:
        tool: get_account
        arguments:
          verbose: true
upstreamHosts:
  - files.acme.example
tools: []
`
const SECRETS = { production: 'production-secret', sandbox: 'sandbox-secret' }

let member: Member
let slug: string
let count = 0

beforeEach(async () => {
  member = await newMember()
  count += 1
  slug = `orders-${count}`
})

/** The file for a slug of its own, with the given values where it names variables. */
function written(values: Partial<typeof SECRETS> = {}, text = FILE) {
  const variable = slug.toUpperCase().replaceAll('-', '_')
  const own = text.replace('slug: orders', `slug: ${slug}`).replaceAll('ORDERS_', `${variable}_`)
  const { definition } = parseDefinition(own)
  const { credential, environments } = definition
  if (credential && values.sandbox) Object.assign(credential, { value: values.sandbox })
  if (values.production) Object.assign(environments?.production?.credential ?? {}, { value: values.production })
  return { text: own, definition }
}

const exported = async () => renderDefinition(await exportDefinition(member, slug), 'yaml')
const idOf = async () => (await import('@/lib/connectors')).getConnector(member, slug).then(({ id }) => id)

test('a file with environments gives itself back, to the letter, and putting it again changes nothing', async () => {
  const { text, definition } = written(SECRETS)
  expect(await importDefinition(member, slug, definition)).toBe('created')
  expect(await exported()).toBe(text)
  expect(await importDefinition(member, slug, definition)).toBe('unchanged')
  expect(await importDefinition(member, slug, written().definition)).toBe('unchanged')
  expect(await loadCredential(await idOf())).toMatchObject({ value: SECRETS.production })
  expect(await loadCredential(await idOf(), 'sandbox')).toMatchObject({ value: SECRETS.sandbox })
  expect(await exported()).not.toContain('-secret')
})

test('a preview says what would change, and nothing where nothing would', async () => {
  await importDefinition(member, slug, written(SECRETS).definition)
  const { before, after } = await previewDefinition(member, slug, written(SECRETS).definition)
  expect(after).toBe(before)

  const other = written(SECRETS, FILE.replace('sandbox.acme.example', 'test.acme.example'))
  const changed = await previewDefinition(member, slug, other.definition)
  expect(changed.after).toContain('https://test.acme.example')
  expect(changed.after).not.toContain('-secret')
  expect(await importDefinition(member, slug, other.definition)).toBe('updated')
  expect(await exported()).toBe(changed.after)
})

test('another one is served, and those that are not named are removed', async () => {
  await importDefinition(member, slug, written(SECRETS).definition)
  const { environments: _, credential: __, ...rest } = written().definition
  const served = { ...rest, environment: 'production', environments: { production: {} } }
  const preview = await previewDefinition(member, slug, served)
  expect(await importDefinition(member, slug, served)).toBe('updated')
  expect(await exported()).toBe(preview.after)
  expect((await listEnvironments(member, slug)).map(({ name }) => name)).toEqual(['production'])
  expect(await exported()).not.toContain('environments:')
  expect(await loadCredential(await idOf())).toMatchObject({ value: SECRETS.production })
})

test('what is left out stays', async () => {
  await importDefinition(member, slug, written(SECRETS).definition)
  const before = await exported()
  const { name, description, baseUrl } = written().definition
  const { definition } = readDefinition({ slug, name, description, baseUrl, tools: [] })
  expect(await importDefinition(member, slug, definition)).toBe('unchanged')
  expect(await exported()).toBe(before)
})

describe('is refused as a whole, at its place', () => {
  test.each([
    [{}, 'environments.production.credential.value'],
    [{ production: 'x' }, 'credential.value'],
  ])('where a value is missing: %j', async (values, place) => {
    await expect(importDefinition(member, slug, written(values).definition)).rejects.toMatchObject({
      fields: { [place]: expect.stringContaining('Give one') },
    })
    await expect(exportDefinition(member, slug)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['environment: sandbox', 'environment: nowhere', 'environment'],
    ['baseUrl: https://sandbox.acme.example', 'baseUrl: https://api.acme.example/?x=1', 'environments.sandbox.baseUrl'],
    ['tokenUrl: https://auth.acme.example/token', 'tokenUrl: ftp://auth.acme.example/token', 'credential.tokenUrl'],
  ])('%s → %s', async (from, to, place) => {
    const changed = written(SECRETS, FILE.replace(from, to)).definition
    const given = to.includes('nowhere') ? { ...changed, credential: undefined } : changed
    await expect(importDefinition(member, slug, given)).rejects.toMatchObject({
      fields: { [place]: expect.any(String) },
    })
  })

  test.each([
    ['link: https://acme.example/keys', 'link: javascript:alert(1)', 'environments.staging.credential.link'],
    ['- files.acme.example', '- https://files.acme.example', 'upstreamHosts.0'],
    ['  staging:', '  Not a name:', 'environments.Not a name'],
  ])('as a file: %s → %s', (from, to, place) => {
    expect(() => parseDefinition(FILE.replace(from, to))).toThrow(
      expect.objectContaining({ fields: expect.objectContaining({ [place]: expect.any(String) }) }),
    )
  })
})

test('an editor may put what changes no credential, and nothing else', async () => {
  await importDefinition(member, slug, written(SECRETS).definition)
  const editor = { ...member, role: 'editor' as const }
  expect(await importDefinition(editor, slug, { ...written().definition, name: 'Renamed' })).toBe('updated')
  const hosts = { ...written().definition, upstreamHosts: ['evil.example'] }
  await expect(importDefinition(editor, slug, hosts)).rejects.toMatchObject({ code: 'forbidden' })
})

test('over the API: put, tested, tried', async () => {
  const seen: (string | undefined)[] = []
  const api = await listen(
    createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.statusCode = request.headers.authorization === 'Bearer right' ? 200 : 401
      response.end('{}')
    }),
  )
  const token = await tokenOf(member)
  const definition = {
    slug,
    name: 'Orders',
    description: 'Orders.',
    baseUrl: api,
    credential: { kind: 'bearer', value: 'right' },
    environments: { production: {}, sandbox: { credential: { kind: 'bearer', value: 'wrong' } } },
    tools: [],
  }
  const put = await callApi('PUT', `/api/v1/connectors/${slug}`, { token, body: definition })
  expect(put.status).toBe(201)
  const run = (body: object) => callApi('POST', `/api/v1/connectors/${slug}/credential/test`, { token, body })
  expect((await run({})).body).toMatchObject({ verdict: 'works', status: 200 })
  expect((await run({ environment: 'sandbox' })).body).toMatchObject({ verdict: 'refused', status: 401 })
  expect((await run({ environment: 'nowhere' })).status).toBe(404)
  const tried = await callApi('POST', `/api/v1/connectors/${slug}/try`, {
    token,
    body: {
      tool: { name: 'get', description: 'Gets.', method: 'GET', path: '/x' },
      environment: 'sandbox',
    },
  })
  expect(tried.body.answer).toMatchObject({ status: 401 })
  expect(JSON.stringify(tried.body)).not.toContain('wrong')
  expect(seen).toEqual(['Bearer right', 'Bearer wrong', 'Bearer wrong'])
})
