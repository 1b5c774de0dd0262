import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createPartner, createToken, ensureOwner, findTokenMember, getMembership, partnerNameFor } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { callApi } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'

const EMAIL = 'owner@acme.example'
const PASSWORD = 'correct horse: battery'
const basic = (email: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
})
const signedIn = { headers: basic(EMAIL, PASSWORD) }

let owner: Member

beforeAll(async () => {
  expect(await ensureOwner({ email: EMAIL, password: PASSWORD })).toBe(true)
  const user = await db().user.findUniqueOrThrow({ where: { email: EMAIL } })
  owner = await getMembership(user.id, 'acme')
})

test.each([
  ['olga@acme.example', 'Acme'],
  ['olga@mail.acme.co.uk', 'Acme'],
  ['olga@gmail.com', 'Portico'],
  ['root@localhost', 'Portico'],
])('names the first partner of %s %s', (email, name) => {
  expect(partnerNameFor(email)).toBe(name)
})

test('makes the owner once, and leaves them as they are at later starts', async () => {
  expect(await ensureOwner({ email: 'other@acme.example', password: 'another password' })).toBe(false)
  expect(await db().user.count()).toBe(1)
  expect(owner).toMatchObject({ partnerName: 'Acme', role: 'owner' })
})

test('gives a token for e-mail and password, with or without a body', async () => {
  const bare = await callApi('POST', '/api/v1/tokens', signedIn)
  expect(bare.status).toBe(201)
  expect(bare.body).toMatchObject({ partner: 'acme', scopes: ['read', 'write'], expiresAt: null })
  expect(bare.body.token).toMatch(/^portico_[\w-]{43}$/)

  const named = await callApi('POST', '/api/v1/tokens', { ...signedIn, body: { name: 'CI', scopes: ['read'] } })
  const listed = await callApi('GET', '/api/v1/tokens', { token: named.body.token })
  expect(listed.body.tokens[0]).toMatchObject({ name: 'CI', scopes: ['read'], ending: named.body.token.slice(-4) })
  expect(JSON.stringify(listed.body)).not.toContain(named.body.token)
})

test('keeps only a hash of the token', async () => {
  const { body } = await callApi('POST', '/api/v1/tokens', signedIn)
  expect(JSON.stringify(await db().apiToken.findMany())).not.toContain(body.token)
})

test.each([
  ['a wrong password', { headers: basic(EMAIL, 'wrong') }],
  ['an unknown address', { headers: basic('nobody@acme.example', PASSWORD) }],
  ['no sign-in', {}],
  ['no base64', { headers: { authorization: 'Basic ???' } }],
])('refuses %s and asks for HTTP basic (RFC 7617 section 2)', async (_what, options) => {
  const { status, headers } = await callApi('POST', '/api/v1/tokens', options)
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toMatch(/^Basic realm="Portico"/)
  expect(headers.get('content-type')).toBe('application/problem+json')
})

test('makes the token for the partner that is named, and only for a member of it', async () => {
  const { slug } = await createPartner(owner.userId, { partnerName: 'Second' })
  const named = { ...signedIn, body: { partner: slug } }
  expect((await callApi('POST', '/api/v1/tokens', named)).body.partner).toBe('second')
  expect((await callApi('POST', '/api/v1/tokens?partner=second', signedIn)).body.partner).toBe('second')
  expect((await callApi('POST', '/api/v1/tokens', signedIn)).body.partner).toBe('acme')
  const rival = await newMember('Rival')
  expect((await callApi('POST', `/api/v1/tokens?partner=${rival.partnerSlug}`, signedIn)).status).toBe(404)
})

test('says at the field what is wrong', async () => {
  const body = { scopes: ['admin'], expiresInDays: 0 }
  const answer = await callApi('POST', '/api/v1/tokens', { ...signedIn, body })
  expect(answer.status).toBe(400)
  expect(Object.keys(answer.body.errors)).toEqual(['scopes.0', 'expiresInDays'])
})

test('asks for a bearer token (RFC 6750 section 3)', async () => {
  const none = await callApi('GET', '/api/v1/tokens')
  expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Portico"'])
  const unknown = await callApi('GET', '/api/v1/tokens', { token: 'portico_unknown' })
  expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer realm="Portico", error="invalid_token"',
  ])
})

test('lets a token for reading write nothing', async () => {
  const { id, token } = await createToken(owner, { name: 'reader', scopes: ['read'] })
  const answer = await callApi('DELETE', `/api/v1/tokens/${id}`, { token })
  expect([answer.status, answer.body.title]).toEqual([403, 'forbidden'])
})

test('stops at revocation, at expiry, and with the membership', async () => {
  const revoked = await createToken(owner, { name: 'revoked', scopes: ['read', 'write'] })
  expect((await callApi('DELETE', `/api/v1/tokens/${revoked.id}`, { token: revoked.token })).status).toBe(204)
  expect((await callApi('GET', '/api/v1/tokens', { token: revoked.token })).status).toBe(401)

  const old = await createToken(owner, { name: 'old', scopes: ['read'], expiresInDays: 1 }, Date.now() - 86_400_001)
  expect(await findTokenMember(old.token)).toBeNull()

  const leaver = await newMember('Leaving')
  const { token } = await createToken(leaver, { name: 'left', scopes: ['read'] })
  expect(await findTokenMember(token)).toMatchObject({ member: leaver })
  await db().member.deleteMany({ where: { userId: leaver.userId } })
  expect(await findTokenMember(token)).toBeNull()
})

test('revokes no one else’s token', async () => {
  const rival = await newMember('Other rival')
  const { id } = await createToken(rival, { name: 'theirs', scopes: ['read'] })
  const mine = await createToken(owner, { name: 'mine', scopes: ['read', 'write'] })
  expect((await callApi('DELETE', `/api/v1/tokens/${id}`, { token: mine.token })).status).toBe(404)
})

test('answers what is not there with problem details', async () => {
  const { status, headers } = await callApi('GET', '/api/v1/nothing/here')
  expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json'])
})
