import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { acceptGuest, createGuestAccount, findGuestInvitation, inviteGuest, mailGuest } from '@/lib/connectors'
import { db } from '@/lib/db'
import { sendMail } from '@/lib/mail'
import {
  confirmByProvider,
  confirmEmail,
  findConfirmation,
  mailInvitation,
  releaseUnprovedEmail,
  sendConfirmation,
} from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { linkIn, startMailServer } from '@/test/support/mail-server'
import { publishConnector } from '@/test/support/mcp-connector'
import { newMember } from '@/test/support/people'

const ORIGIN = 'https://portal.example'
const server = await startMailServer()
afterAll(() => server.stop())
process.env.SMTP_URL = server.url
process.env.MAIL_FROM = 'Portico <portico@portal.example>'

let member: Member
let count = 0

beforeAll(async () => {
  await publishConnector({
    slug: 'orders',
    name: 'Orders <b>\r\nBcc: all@people.example',
    access: 'portal',
    baseUrl: 'https://api.example',
    tools: [],
  })
  const owner = await newMember()
  const { partnerId } = await db().connector.findUniqueOrThrow({ where: { slug: 'orders' } })
  const partner = await db().partner.findUniqueOrThrow({ where: { id: partnerId } })
  member = { ...owner, partnerId, partnerSlug: partner.slug, partnerName: partner.name }
})

beforeEach(() => {
  count += 1
  server.received.length = 0
})

async function account(email = `u${count}@people.example`): Promise<{ id: string; email: string }> {
  return db().user.create({ data: { email, passwordHash: 'x' }, select: { id: true, email: true } })
}

const isConfirmed = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).emailVerified !== null

const tokenOf = (link: URL) => link.pathname.split('/').at(-1) ?? ''

async function sent(id: string, next = '/oauth/interaction/x'): Promise<string> {
  await sendConfirmation(id, { origin: ORIGIN, next })
  const link = linkIn(server.received.at(-1), '/confirm-email/')
  expect(link.searchParams.get('next')).toBe(next)
  return tokenOf(link)
}

test('a link by mail confirms the address, once, and nothing of it is kept as it is', async () => {
  const { id, email } = await account()
  const token = await sent(id)
  expect(server.received).toHaveLength(1)
  expect(server.received[0]?.to).toEqual([email])
  expect(await db().verificationToken.count({ where: { token } })).toBe(0)

  expect(await findConfirmation(token)).toEqual({ userId: id, email })
  expect(await isConfirmed(id)).toBe(false)
  const both = await Promise.allSettled([confirmEmail(id, { token }), confirmEmail(id, { token })])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await isConfirmed(id)).toBe(true)
  await expect(sendConfirmation(id, { origin: ORIGIN, next: '/' })).rejects.toMatchObject({ code: 'conflict' })
})

test('nobody confirms an address for another account, and an old link confirms none', async () => {
  const [mine, theirs] = [await account(), await account(`other${count}@people.example`)]
  const token = await sent(mine.id)
  await expect(confirmEmail(theirs.id, { token })).rejects.toMatchObject({ code: 'not_found' })
  await expect(confirmEmail(mine.id, { token }, new Date(Date.now() + 3_601_000))).rejects.toMatchObject({
    code: 'not_found',
  })
  await db().user.update({ where: { id: mine.id }, data: { email: `changed${count}@people.example` } })
  await expect(confirmEmail(mine.id, { token })).rejects.toMatchObject({ code: 'not_found' })
  expect(await isConfirmed(mine.id)).toBe(false)
  expect(await isConfirmed(theirs.id)).toBe(false)
})

test('one mail a minute, and the newest link alone counts', async () => {
  const { id } = await account()
  const first = await sent(id)
  await expect(sendConfirmation(id, { origin: ORIGIN, next: '/' })).rejects.toMatchObject({ code: 'rate_limited' })
  await sendConfirmation(id, { origin: ORIGIN, next: '/' }, Date.now() + 61_000)
  expect(await findConfirmation(first)).toBeNull()
  expect(server.received).toHaveLength(2)
})

test('a mail that the server does not take is told in a sentence', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  onTestFinished(() => warned.mockRestore())
  const { id } = await account()
  await expect(
    sendMail('not an address', {
      subject: 's',
      sentences: [],
      link: { label: 'l', url: 'https://x.example' },
      note: '',
    }),
  ).rejects.toMatchObject({ code: 'upstream_unreachable' })
  expect(warned).toHaveBeenCalledOnce()
  expect(await sent(id)).not.toBe('')
})

test('a guest’s mail has one link, no foreign header, and no picture', async () => {
  const guest = await inviteGuest(member, 'orders', { email: `guest${count}@people.example` })
  expect(await mailGuest(member, 'orders', guest, ORIGIN)).toBe('sent')
  const [mail] = server.received
  expect(mail?.to).toEqual([guest.email])
  const [headers = ''] = mail?.text.split(/\r?\n\r?\n/, 2) ?? []
  expect(headers).not.toMatch(/^bcc/im)
  expect(mail?.text.split('<!doctype html>')[1]).not.toMatch(/<img|<b>|https?:\/\/(?!portal\.example)/)
  expect(tokenOf(linkIn(mail, '/guest/'))).toBe(guest.token)
})

test('the mailed link confirms the invited address alone; the one shown to who invites confirms none', async () => {
  const invite = async (name: string) => {
    const guest = await inviteGuest(member, 'orders', { email: `${name}${count}@people.example` })
    await mailGuest(member, 'orders', guest, ORIGIN)
    const proof = linkIn(server.received.at(-1), '/guest/').searchParams.get('mailed') ?? ''
    return { ...guest, proof }
  }
  const right = await invite('right')
  const { userId } = await createGuestAccount(right, {
    name: 'R',
    email: right.email,
    password: 'a long enough password',
  })
  expect(await isConfirmed(userId)).toBe(true)

  const shown = await invite('shown')
  const byHand = await createGuestAccount(
    { token: shown.token },
    { name: 'S', email: shown.email, password: 'a long enough password' },
  )
  expect(await isConfirmed(byHand.userId)).toBe(false)

  const mismatch = await invite('mismatch')
  const other = await account()
  await acceptGuest(other.id, mismatch)
  expect(await isConfirmed(other.id)).toBe(false)
  expect((await findGuestInvitation(mismatch.token))?.userId).toBe(other.id)

  const forged = await invite('forged')
  const forger = await account(forged.email)
  await acceptGuest(forger.id, { token: forged.token, proof: right.proof })
  expect(await isConfirmed(forger.id)).toBe(false)
})

test('a guest’s link lets one account in, not after seven days, and not once another was made', async () => {
  const email = `once${count}@people.example`
  const first = await inviteGuest(member, 'orders', { email })
  const second = await inviteGuest(member, 'orders', { email })
  const a = await account(`a${count}@people.example`)
  const others = await Promise.all(['b', 'c', 'd', 'e'].map((name) => account(`${name}${count}@people.example`)))
  await expect(acceptGuest(a.id, first)).rejects.toMatchObject({ code: 'not_found' })
  await expect(acceptGuest(a.id, second, new Date(Date.now() + 8 * 86_400_000))).rejects.toMatchObject({
    code: 'not_found',
  })
  const all = await Promise.allSettled([a, ...others].map(({ id }) => acceptGuest(id, second)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(inviteGuest(member, 'orders', { email })).rejects.toMatchObject({
    fields: { email: expect.any(String) },
  })
})

test('only admins invite guests, and only to connectors of their partner', async () => {
  const asEditor = inviteGuest({ ...member, role: 'editor' }, 'orders', { email: 'x@people.example' })
  await expect(asEditor).rejects.toMatchObject({ code: 'forbidden' })
  const stranger = inviteGuest(await newMember(), 'orders', { email: 'x@people.example' })
  await expect(stranger).rejects.toMatchObject({ code: 'not_found' })
})

test('members’ invitations are mailed where their note is an address', async () => {
  const link = `${ORIGIN}/invite/abc`
  expect(await mailInvitation(member, { note: 'Ada in support', link })).toBe(false)
  expect(await mailInvitation(member, { note: 'ada@people.example', link })).toBe(true)
  expect(linkIn(server.received[0], '/invite/').href).toBe(link)
})

test('a provider confirms accounts without a password, and frees an address that nobody proved', async () => {
  const { id } = await db().user.create({ data: { email: `P${count}@people.example` } })
  await confirmByProvider(id, `p${count}@people.example`)
  expect(await isConfirmed(id)).toBe(true)

  const squatter = await account(`squat${count}@people.example`)
  await confirmByProvider(squatter.id, squatter.email)
  expect(await isConfirmed(squatter.id)).toBe(false)
  await releaseUnprovedEmail(squatter.email)
  expect((await db().user.findUniqueOrThrow({ where: { id: squatter.id } })).email).not.toBe(squatter.email)

  const builder = await account(`build${count}@people.example`)
  await db().member.create({ data: { partnerId: member.partnerId, userId: builder.id, role: 'editor' } })
  await releaseUnprovedEmail(builder.email)
  expect((await db().user.findUniqueOrThrow({ where: { id: builder.id } })).email).toBe(builder.email)
})
