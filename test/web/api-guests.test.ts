import { beforeAll, beforeEach, expect, test } from 'vitest'
import { GuestsAnswer, InvitedGuestAnswer } from '@/app/api/v1/_contract/answers'
import { acceptGuest, createConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { createToken } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { callApi } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'

const GUESTS = '/api/v1/connectors/orders/guests'
let member: Member
let token: string

const tokenOf = async (person: Member, scopes: ('read' | 'write')[] = ['read', 'write']) =>
  (await createToken(person, { name: 'API', scopes })).token

beforeAll(async () => {
  member = await newMember()
  token = await tokenOf(member)
  const about = { name: 'Orders', description: 'Orders of a shop.', baseUrl: 'https://api.example.com' }
  await createConnector(member, { ...about, slug: 'orders', access: 'portal' })
})

beforeEach(() => db().guest.deleteMany())

const invite = (email: string, as = token) => callApi('POST', GUESTS, { token: as, body: { email } })

test('a person is invited, comes in by the link, and is removed again', async () => {
  const invited = await invite('Ada@People.example')
  expect([invited.status, InvitedGuestAnswer.strict().safeParse(invited.body).error?.issues]).toEqual([201, undefined])
  expect(invited.body).toMatchObject({ email: 'ada@people.example', mailed: 'none' })

  const list = await callApi('GET', GUESTS, { token: await tokenOf(member, ['read']) })
  expect([list.status, GuestsAnswer.safeParse(list.body).error?.issues]).toEqual([200, undefined])
  expect(list.body).toEqual({
    guests: [expect.objectContaining({ id: invited.body.id, email: 'ada@people.example', acceptedAt: null })],
  })
  expect(JSON.stringify(list.body)).not.toContain(new URL(invited.body.link).pathname.split('/').at(-1))

  const { id } = await db().user.create({ data: { email: 'ada@people.example', name: 'Ada' } })
  await acceptGuest(id, { token: new URL(invited.body.link).pathname.split('/').at(-1) ?? '' })
  expect((await callApi('GET', GUESTS, { token })).body).toMatchObject({
    guests: [{ acceptedBy: 'ada@people.example', acceptedAt: expect.any(String) }],
  })
  expect((await invite('ada@people.example')).body.errors).toEqual({ email: expect.stringContaining('accepted') })

  expect((await callApi('DELETE', `${GUESTS}/${invited.body.id}`, { token })).status).toBe(204)
  expect((await callApi('DELETE', `${GUESTS}/${invited.body.id}`, { token })).status).toBe(404)
  expect(await db().guest.count()).toBe(0)
})

test('what is no address is told at its field', async () => {
  const answer = await invite('ada at people')
  expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['email']])
})

test('an editor may not, a token that only reads may not, and to another partner there is no such connector', async () => {
  const { body } = await invite('bob@people.example')
  const editor = await tokenOf({ ...member, role: 'editor' })
  await db().member.updateMany({ where: { userId: member.userId }, data: { role: 'editor' } })
  expect((await callApi('GET', GUESTS, { token: editor })).status).toBe(403)
  expect((await invite('eve@people.example', editor)).status).toBe(403)
  await db().member.updateMany({ where: { userId: member.userId }, data: { role: 'owner' } })

  expect((await invite('eve@people.example', await tokenOf(member, ['read']))).status).toBe(403)
  const other = await tokenOf(await newMember('Other'))
  expect((await callApi('GET', GUESTS, { token: other })).status).toBe(404)
  expect((await invite('eve@people.example', other)).status).toBe(404)
  expect((await callApi('DELETE', `${GUESTS}/${body.id}`, { token: other })).status).toBe(404)
  expect(await db().guest.count()).toBe(1)
})
