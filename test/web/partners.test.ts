import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import {
  acceptInvitation,
  createInvitation,
  createInvitedAccount,
  createOwner,
  createPartner,
  findInvitation,
  getMembership,
  isFirstVisit,
  listInvitations,
  listMembers,
  listPartners,
  removeMember,
  revokeInvitation,
  signUp,
  verifyCredentials,
} from '@/lib/partners'
import { Email, type Member, NewAccount } from '@/lib/partners/schema'
import { newMember } from '@/test/support/people'

const password = 'correct horse battery'
const account = (email: string) => ({ name: 'Ann', email, password, partnerName: 'Acme' })
const person = (email: string) => ({ name: 'Ben', email, password })
const DAY = 86_400_000

let owner: Member
let rival: Member

beforeAll(async () => {
  expect(await isFirstVisit()).toBe(true)
  const results = await Promise.allSettled([createOwner(account('a@x.example')), createOwner(account('b@x.example'))])
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(made).toHaveLength(1)
  owner = await getMembership(made[0]?.userId ?? '', made[0]?.partnerSlug ?? '')
  rival = await newMember('Rival')
})

test('the first visit makes one owner, also when two come at once', async () => {
  expect(await isFirstVisit()).toBe(false)
  expect(await db().user.count({ where: { instanceOwner: true } })).toBe(1)
  await expect(createOwner(account('c@x.example'))).rejects.toMatchObject({ code: 'conflict' })
})

test('keeps passwords as Argon2id hashes only', async () => {
  const { passwordHash } = await db().user.findFirstOrThrow({ where: { id: owner.userId } })
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('knows the right password, and only that', async () => {
  const { email } = await db().user.findFirstOrThrow({ where: { id: owner.userId } })
  expect(await verifyCredentials({ email, password })).toEqual({ id: owner.userId })
  expect(await verifyCredentials({ email, password: 'wrong' })).toBeNull()
  expect(await verifyCredentials({ email: 'nobody@x.example', password })).toBeNull()
})

test('does not sign in an account that has no password', async () => {
  const { email } = await db().user.findFirstOrThrow({ where: { id: rival.userId } })
  expect(await verifyCredentials({ email, password: '' })).toBeNull()
})

test('refuses sign-up where the instance is closed', async () => {
  await expect(signUp(account('d@x.example'))).rejects.toMatchObject({ code: 'forbidden' })
})

test('lets only the instance owner add partners where sign-up is closed', async () => {
  const { slug } = await createPartner(owner.userId, { partnerName: 'Zweite Firma' })
  expect(slug).toBe('zweite-firma')
  expect((await listPartners(owner.userId)).map(({ name }) => name)).toEqual(['Acme', 'Zweite Firma'])
  await expect(createPartner(rival.userId, { partnerName: 'More' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('gives a second partner of the same name another slug', async () => {
  const { slug } = await createPartner(owner.userId, { partnerName: 'Acme' })
  expect(slug).toMatch(/^acme-[a-z0-9]{5}$/)
})

test('an invitation makes a new account a member once', async () => {
  const { token } = await createInvitation(owner, { note: 'Ben', role: 'editor' })
  expect(await findInvitation(token)).toMatchObject({ partnerName: 'Acme', role: 'editor' })

  const { userId, partnerSlug } = await createInvitedAccount(token, person('ben@x.example'))
  expect(await getMembership(userId, partnerSlug)).toMatchObject({ role: 'editor', partnerId: owner.partnerId })

  expect(await findInvitation(token)).toBeNull()
  await expect(createInvitedAccount(token, person('cyd@x.example'))).rejects.toMatchObject({ code: 'not_found' })
  expect(await db().user.count({ where: { email: 'cyd@x.example' } })).toBe(0)
})

test('an invitation lets one in of two who open it at once', async () => {
  const { token } = await createInvitation(owner, { note: '', role: 'editor' })
  const [left, right] = [await newMember(), await newMember()]
  const results = await Promise.allSettled([
    acceptInvitation(left.userId, { token }),
    acceptInvitation(right.userId, { token }),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an invitation is of no use after seven days, or when revoked', async () => {
  const { token } = await createInvitation(owner, { note: '', role: 'editor' }, Date.now() - 7 * DAY - 1000)
  expect(await findInvitation(token)).toBeNull()
  await expect(acceptInvitation(rival.userId, { token })).rejects.toMatchObject({ code: 'not_found' })

  const open = await createInvitation(owner, { note: 'revoked', role: 'editor' })
  const listed = (await listInvitations(owner)).find(({ note }) => note === 'revoked')
  await revokeInvitation(owner, { invitationId: listed?.id ?? '' })
  expect(await findInvitation(open.token)).toBeNull()
})

test('keeps no invitation token', async () => {
  const { token } = await createInvitation(owner, { note: '', role: 'editor' })
  expect(JSON.stringify(await db().invitation.findMany())).not.toContain(token)
})

test('a taken e-mail address is said at its field and leaves the invitation open', async () => {
  const { token } = await createInvitation(owner, { note: '', role: 'editor' })
  const attempt = createInvitedAccount(token, person('ben@x.example'))
  await expect(attempt).rejects.toMatchObject({ fields: { email: expect.any(String) } })
  expect(await findInvitation(token)).not.toBeNull()
})

test('editors do not invite, and do not remove others', async () => {
  const ben = await db().user.findUniqueOrThrow({ where: { email: 'ben@x.example' } })
  const editor = await getMembership(ben.id, owner.partnerSlug)
  const [first] = await listMembers(editor)
  await expect(createInvitation(editor, { note: '', role: 'owner' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(removeMember(editor, { memberId: first?.id ?? '' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the last owner stays', async () => {
  const own = (await listMembers(owner)).find(({ userId }) => userId === owner.userId)
  await expect(removeMember(owner, { memberId: own?.id ?? '' })).rejects.toMatchObject({ code: 'conflict' })
})

test('a removed member finds no partner any more', async () => {
  const ben = (await listMembers(owner)).find(({ email }) => email === 'ben@x.example')
  await removeMember(owner, { memberId: ben?.id ?? '' })
  await expect(getMembership(ben?.userId ?? '', owner.partnerSlug)).rejects.toMatchObject({ code: 'not_found' })
})

test('members of another partner see and change nothing', async () => {
  const [theirs] = await listMembers(owner)
  const { token } = await createInvitation(owner, { note: 'x', role: 'editor' })
  const [invitation] = await listInvitations(owner)
  await expect(getMembership(rival.userId, owner.partnerSlug)).rejects.toMatchObject({ code: 'not_found' })
  await expect(removeMember(rival, { memberId: theirs?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' })
  const revoke = revokeInvitation(rival, { invitationId: invitation?.id ?? '' })
  await expect(revoke).rejects.toMatchObject({ code: 'not_found' })
  expect(await findInvitation(token)).not.toBeNull()
  expect(await listInvitations(rival)).toEqual([])
})

test.each(['', 'ann', 'ann@', '@x.example', 'a b@x.example'])('refuses %j as an e-mail address', (email) => {
  expect(Email.safeParse(email).success).toBe(false)
})

test('takes an e-mail address in any case and spacing as one', () => {
  expect(Email.parse(' Ann@X.Example ')).toBe('ann@x.example')
})

test('asks for ten characters of password', () => {
  const parsed = NewAccount.safeParse({ ...account('a@x.example'), password: '123456789' })
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['password'], message: 'Use at least 10 characters' })
})
