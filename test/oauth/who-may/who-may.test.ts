import { beforeEach, expect, test, vi } from 'vitest'
import { acceptGuest, findLiveConnector, inviteGuest, revokeGuest, saveAccess } from '@/lib/connectors'
import { type AccessChange, isOfDomain } from '@/lib/connectors/schema'
import { hashToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { authenticate, signUpToConnect } from '@/lib/oauth'
import { removeMember } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { Browser, ORIGIN, type Stop } from '@/test/support/oauth-browser'
import { authorizeUrl, connect, newClient, refresh } from '@/test/support/oauth-client'
import { publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let count = 0
let slug: string
let admin: Member

beforeEach(async () => {
  count += 1
  slug = `shop-${count}`
  await publishConnector(slug)
  const partner = await db().partner.findUniqueOrThrow({ where: { slug: `partner-of-${slug}` } })
  const { id: userId } = await db().user.create({ data: { email: `admin${count}@partner.example` } })
  await db().member.create({ data: { partnerId: partner.id, userId, role: 'admin' } })
  admin = { userId, partnerId: partner.id, partnerSlug: partner.slug, partnerName: partner.name, role: 'admin' }
})

async function person(email: string, confirmed = true): Promise<string> {
  const { id } = await db().user.create({ data: { email, emailVerified: confirmed ? new Date() : null } })
  return id
}

const resource = () => ({ resource: `${ORIGIN}/mcp/${slug}`, scope: `${slug}:read ${slug}:write` })
const domains = (...names: string[]): AccessChange => ({ mode: 'portal', who: 'domains', domains: names })

async function ask(userId: string): Promise<Stop> {
  const { client_id } = await newClient()
  return new Browser(userId).open(authorizeUrl(client_id, resource()))
}

/** Whether the endpoint takes the token now. */
async function status(token: string): Promise<number> {
  const live = await findLiveConnector(slug)
  if (!live) throw new Error('not published')
  const headers = { host: 'localhost:3000', authorization: `Bearer ${token}` }
  const answer = await authenticate(new Request(`${ORIGIN}/mcp/${slug}`, { method: 'POST', headers }), live)
  return answer instanceof Response ? answer.status : 200
}

test.each([
  ['ada@example.com', true, 'consent'],
  ['ADA@EXAMPLE.COM', true, 'consent'],
  ['ada@xn--mnchen-3ya.example', true, 'consent'],
  ['ada@münchen.example', true, 'consent'],
  ['ada@example.com', false, 'unconfirmed'],
  ['ada@mail.example.com', true, 'other_domain'],
  ['ada@example.com.evil.example', true, 'other_domain'],
  ['ada@notexample.com', true, 'other_domain'],
  ['ada@example.com.', true, 'other_domain'],
  ['ada@example.com@evil.example', true, 'other_domain'],
  ['"ada@example.com"@evil.example', true, 'other_domain'],
  ['example.com', true, 'consent'],
  ['ada@evil.example', false, 'other_domain'],
] as const)('by domain, %s (confirmed: %s) comes to: %s', async (email, confirmed, expected) => {
  await saveAccess(admin, slug, domains('example.com', 'xn--mnchen-3ya.example'))
  await db().user.deleteMany({ where: { email } })
  const stop = await ask(await person(email, confirmed))
  expect(stop.kind === 'refusal' ? stop.refusal.reason : stop.kind).toBe(expected)
})

test('domains are compared in ASCII', () => {
  expect(isOfDomain('a@MÜNCHEN.example', ['xn--mnchen-3ya.example'])).toBe(true)
  expect(isOfDomain('a@xn--mnchen-3ya.example', ['münchen.example'])).toBe(false)
  expect(isOfDomain('a@example.com/.münchen', ['example.com'])).toBe(false)
})

test('who no longer qualifies is 401 at once, gets no new tokens, and is let in again when it counts again', async () => {
  const userId = await person(`mary@example.com`)
  await saveAccess(admin, slug, domains('example.com'))
  const { client, tokens } = await connect(userId, resource())
  expect(await status(tokens.access_token)).toBe(200)

  await saveAccess(admin, slug, domains('other.example'))
  expect(await status(tokens.access_token)).toBe(401)
  const refused = await refresh(client, tokens.refresh_token)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ error: 'invalid_grant' })

  await saveAccess(admin, slug, { mode: 'portal', who: 'anyone' })
  expect(await status(tokens.access_token)).toBe(200)
  expect((await refresh(client, tokens.refresh_token)).status).toBe(200)
})

test('an invited account is let in, and out at once when it is taken back', async () => {
  await saveAccess(admin, slug, { mode: 'portal', who: 'invited' })
  const userId = await person('guest@people.example', false)
  const stop = await ask(userId)
  expect(stop).toMatchObject({ kind: 'refusal', refusal: { reason: 'not_invited', partnerName: 'Acme' } })

  const { token } = await inviteGuest(admin, slug, { email: 'someone@people.example' })
  await acceptGuest(userId, { token })
  const { tokens } = await connect(userId, resource())
  expect(await status(tokens.access_token)).toBe(200)

  const guest = await db().guest.findFirstOrThrow({ where: { userId } })
  await revokeGuest(admin, slug, { guestId: guest.id })
  expect(await status(tokens.access_token)).toBe(401)
})

test('an invitation for a confirmed address is taken on the way, one for an unconfirmed address is not', async () => {
  await saveAccess(admin, slug, { mode: 'portal', who: 'invited' })
  const [sure, unsure] = [await person('sure@people.example'), await person('unsure@people.example', false)]
  await inviteGuest(admin, slug, { email: 'sure@people.example' })
  await inviteGuest(admin, slug, { email: 'unsure@people.example' })
  expect((await ask(sure)).kind).toBe('consent')
  expect((await ask(unsure)).kind).toBe('refusal')
})

test('members may always connect, until they leave', async () => {
  await saveAccess(admin, slug, { mode: 'portal', who: 'invited' })
  const userId = await person('builder@elsewhere.example', false)
  const { id } = await db().member.create({ data: { partnerId: admin.partnerId, userId, role: 'viewer' } })
  const { tokens } = await connect(userId, resource())
  expect(await status(tokens.access_token)).toBe(200)
  await removeMember({ ...admin, role: 'owner' }, { memberId: id })
  expect(await status(tokens.access_token)).toBe(401)
})

test('the page that refuses can only lead back to the app', async () => {
  await saveAccess(admin, slug, { mode: 'portal', who: 'invited' })
  const { client_id } = await newClient()
  const browser = new Browser(await person('pushy@people.example'))
  const stop = await browser.open(authorizeUrl(client_id, resource()))
  if (stop.kind !== 'refusal') throw new Error(stop.kind)
  const page = { path: stop.path, consent: stop.refusal }

  const allowed = await browser.press(page, 'allow')
  expect(allowed.kind === 'answer' && allowed.response.status).toBe(403)
  const denied = await browser.press(page, 'deny')
  expect(denied).toMatchObject({ kind: 'away', parameters: { error: 'access_denied' } })
  expect(await db().oAuthRecord.count({ where: { model: 'Grant', clientId: client_id } })).toBe(0)
})

test('who is shut out between the question and the answer gets no code', async () => {
  const browser = new Browser(await person('late@people.example'))
  const { client_id } = await newClient()
  const stop = await browser.open(authorizeUrl(client_id, resource()))
  if (stop.kind !== 'consent') throw new Error(stop.kind)
  await saveAccess(admin, slug, { mode: 'portal', who: 'invited' })
  const answer = await browser.press(stop, 'allow')
  expect(answer.kind === 'answer' && answer.response.status).toBe(403)
})

/** A sign-in under way in somebody's browser, and the path of its page. */
async function journey(): Promise<string> {
  const stop = await ask(await person(`asker${Math.random()}@people.example`))
  return 'path' in stop ? stop.path : ''
}

const account = (email: string) => ({ name: 'New', email, password: 'a long enough password' })

test('a stranger on the way to a connector for anyone makes an account of no partner, and goes on', async () => {
  const { userId } = await signUpToConnect(ORIGIN, await journey(), account(`new${count}@people.example`))
  expect(await db().member.count({ where: { userId } })).toBe(0)
  expect((await db().user.findUniqueOrThrow({ where: { id: userId } })).emailVerified).toBeNull()
  expect((await ask(userId)).kind).toBe('consent')
})

test('by domain only addresses of it get an account, and by invitation none', async () => {
  await saveAccess(admin, slug, domains('example.com'))
  const path = await journey()
  const refused = signUpToConnect(ORIGIN, path, account(`a${count}@mail.example.com`))
  await expect(refused).rejects.toMatchObject({ code: 'invalid_argument', fields: { email: expect.any(String) } })
  const { userId } = await signUpToConnect(ORIGIN, path, account(`b${count}@example.com`))
  const stop = await ask(userId)
  expect(stop.kind === 'refusal' && stop.refusal.reason).toBe('unconfirmed')

  await saveAccess(admin, slug, { mode: 'portal', who: 'invited' })
  const uninvited = signUpToConnect(ORIGIN, path, account(`c${count}@example.com`))
  await expect(uninvited).rejects.toMatchObject({ code: 'forbidden' })
})

test.each([
  '/',
  '/oauth/interaction/',
  '/oauth/interaction/none',
  '/oauth/interaction/none/decide',
  '/p/acme/connectors',
  '/new-partner',
  'https://evil.example/oauth/interaction/none',
])('no account is made on the way to %j', async (path) => {
  await expect(signUpToConnect(ORIGIN, path, account('way@people.example'))).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test.each(['expired', 'of an open connector', 'of a partner’s own sign-in', 'of a connector taken away'])(
  'no account is made on the way of an interaction that is %s',
  async (what) => {
    const path = await journey()
    const uid = path.split('/').at(-1) ?? ''
    if (what === 'expired') {
      const where = { model_idHash: { model: 'Interaction', idHash: hashToken(uid) } }
      const { payload } = await db().oAuthRecord.findUniqueOrThrow({ where })
      await db().oAuthRecord.update({ where, data: { payload: { ...(payload as object), exp: 1 } } })
    }
    if (what === 'of an open connector') await saveAccess(admin, slug, { mode: 'open' })
    if (what === 'of a partner’s own sign-in') await saveAccess(admin, slug, { mode: 'partner' })
    if (what === 'of a connector taken away') {
      await db().connector.update({ where: { slug }, data: { liveReleaseId: null } })
      await saveAccess(admin, slug, { mode: 'portal' })
    }
    const made = signUpToConnect(ORIGIN, `/oauth/interaction/${uid}`, account(`none${count}@people.example`))
    await expect(made).rejects.toMatchObject({ code: 'forbidden' })
  },
)
