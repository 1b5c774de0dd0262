import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkSignIn, describeSignIn, loadSignIn, removeSignIn, saveSignIn } from '@/lib/accounts'
import { SignInInput } from '@/lib/accounts/schema'
import { createConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { callApi, tokenOf } from '@/test/support/api-client'
import { PARTNER_CLIENT, PartnerServer } from '@/test/support/partner-server.mjs'
import { newMember } from '@/test/support/people'
import { serveUpstream } from '@/test/support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'

const CALLBACK = 'http://localhost:3000/oauth/partner/callback'
let acme: Member
let rival: Member
let partner: PartnerServer

beforeAll(async () => {
  partner = await PartnerServer.start({ redirectUris: [CALLBACK] })
  acme = await newMember('Acme')
  rival = await newMember('Rival')
  for (const slug of ['orders', 'by-api', 'by-hand']) {
    const about = { name: slug, description: 'Orders of a shop.', baseUrl: 'https://api.example.com' }
    await createConnector(acme, { ...about, slug, access: 'partner' })
  }
})

afterAll(() => partner.stop())

const input = (changes: object = {}) =>
  SignInInput.parse({
    discovery: partner.origin,
    clientId: PARTNER_CLIENT.id,
    clientSecret: PARTNER_CLIENT.secret,
    scopes: 'openid  profile',
    ...changes,
  })

test('reads the endpoints from the server itself, and never gives the secret back', async () => {
  const saved = await saveSignIn(acme, 'orders', input())

  expect(saved).toMatchObject({
    issuer: partner.origin,
    tokenEndpoint: `${partner.origin}/token`,
    userinfoEndpoint: `${partner.origin}/me`,
    revocationEndpoint: `${partner.origin}/token/revocation`,
    issParameter: true,
    scopes: 'openid profile',
    pkce: true,
    hasSecret: true,
  })
  expect(JSON.stringify([saved, await describeSignIn(acme, 'orders')])).not.toContain(PARTNER_CLIENT.secret)
  const row = await db().signInServer.findFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain(PARTNER_CLIENT.secret)
})

test('a secret that is left out stays, but goes to no other host', async () => {
  await saveSignIn(acme, 'orders', input({ clientSecret: undefined, label: 'Sign in with Acme' }))
  const { id } = await db().connector.findUniqueOrThrow({ where: { slug: 'orders' } })
  expect((await loadSignIn(id))?.clientSecret).toBe(PARTNER_CLIENT.secret)

  const elsewhere = {
    discovery: '',
    authorizationEndpoint: 'https://other.example/authorize',
    tokenEndpoint: 'https://other.example/token',
    clientSecret: undefined,
  }
  await expect(saveSignIn(acme, 'orders', input(elsewhere))).rejects.toMatchObject({
    fields: { clientSecret: expect.stringContaining('another host') },
  })
})

test('the audit shows before and after without the secret', async () => {
  await saveSignIn(acme, 'orders', input({ clientSecret: 'another secret', scopes: 'openid' }))
  const entry = await db().auditEntry.findFirstOrThrow({ where: { event: 'sign_in.saved' }, orderBy: { at: 'desc' } })

  expect(entry.detail).toMatchObject({
    before: { scopes: 'openid profile', clientSecret: '••••••••' },
    after: { scopes: 'openid', secretReplaced: true },
  })
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toMatch(/another secret|secret of the partner/)
})

test('is for admins, and for members of the partner alone', async () => {
  for (const role of ['editor', 'viewer'] as const) {
    await expect(saveSignIn({ ...acme, role }, 'orders', input())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removeSignIn({ ...acme, role }, 'orders')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(checkSignIn({ ...acme, role }, 'orders', CALLBACK)).rejects.toMatchObject({ code: 'forbidden' })
  }
  for (const run of [
    () => saveSignIn(rival, 'orders', input()),
    () => removeSignIn(rival, 'orders'),
    () => describeSignIn(rival, 'orders'),
    () => checkSignIn(rival, 'orders', CALLBACK),
  ]) {
    await expect(run()).rejects.toMatchObject({ code: 'not_found' })
  }
})

test.each([
  ['no address', { discovery: '', authorizationEndpoint: '' }],
  ['a parameter of our own', { parameters: { state: 'x' } }],
  ['a script', { discovery: 'javascript:alert(1)' }],
  ['a quote in the scopes', { scopes: 'openid "x"' }],
])('refuses %s', (_, changes) => {
  expect(() => input(changes)).toThrow()
})

test('a document that speaks for another issuer is refused (RFC 8414, section 3.3)', async () => {
  const liar = await serveUpstream((_, response) => {
    const at = (path: string) => `https://login.example.com/${path}`
    const document = { issuer: at(''), authorization_endpoint: at('a'), token_endpoint: at('t') }
    response.end(JSON.stringify(document))
  })
  await expect(saveSignIn(acme, 'orders', input({ discovery: liar }))).rejects.toMatchObject({
    fields: { discovery: expect.stringContaining('another issuer') },
  })
})

test('an address that answers nothing of the kind says what was tried', async () => {
  const empty = await serveUpstream((_, response) => void response.writeHead(404).end())
  await expect(saveSignIn(acme, 'orders', input({ discovery: `${empty}/tenant` }))).rejects.toMatchObject({
    fields: { discovery: expect.stringMatching(/tenant\/\.well-known\/openid-configuration answered 404.*by hand/) },
  })
})

test('the test walks the server, and says what to change', async () => {
  await saveSignIn(acme, 'orders', input())
  const good = await checkSignIn(acme, 'orders', CALLBACK)
  expect(good.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed', 'passed'])

  const elsewhere = await checkSignIn(acme, 'orders', 'http://localhost:3000/not/registered')
  expect(elsewhere[1]).toMatchObject({
    outcome: 'failed',
    sentence: expect.stringContaining('Register http://localhost:3000/not/registered'),
  })
  await saveSignIn(acme, 'orders', input({ clientSecret: 'wrong' }))
  expect((await checkSignIn(acme, 'orders', CALLBACK))[2]).toMatchObject({
    outcome: 'failed',
    sentence: expect.stringContaining('client id or secret'),
  })
  const nobody = 'http://127.0.0.1:9'
  const byHand = { discovery: '', authorizationEndpoint: `${nobody}/a`, tokenEndpoint: `${nobody}/t` }
  await saveSignIn(acme, 'by-hand', input(byHand))
  const away = await checkSignIn(acme, 'by-hand', CALLBACK)
  expect(away.map(({ outcome }) => outcome)).toEqual(['skipped', 'failed', 'failed', 'skipped'])
})

test('the API puts, gives and takes it away', async () => {
  const token = await tokenOf(acme)
  const at = '/api/v1/connectors/by-api/sign-in'
  expect((await callApi('GET', at, { token })).status).toBe(404)
  const body = { discovery: partner.origin, clientId: PARTNER_CLIENT.id, clientSecret: PARTNER_CLIENT.secret }
  const put = await callApi('PUT', at, { token, body })
  expect([put.status, put.body.redirectUri, put.body.hasSecret]).toEqual([200, CALLBACK, true])
  expect((await callApi('GET', at, { token })).body).toEqual(put.body)
  expect(JSON.stringify(put.body)).not.toContain(PARTNER_CLIENT.secret)
  expect((await callApi('PUT', at, { token, body: { clientId: 'x' } })).body.errors).toHaveProperty('tokenEndpoint')
  expect((await callApi('DELETE', at, { token: await tokenOf(rival) })).status).toBe(404)
  expect((await callApi('DELETE', at, { token })).status).toBe(204)
  expect((await callApi('GET', at, { token })).status).toBe(404)
})
