import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import {
  acceptInvitation,
  changeRole,
  createInvitation,
  createToken,
  findInvitation,
  findTokenMember,
  getMembership,
  handOver,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
} from '@/lib/partners'
import type { Member, Role } from '@/lib/partners/schema'
import { newMember, newTeam } from '@/test/support/people'

let team: Record<Role, Member>

beforeEach(async () => {
  team = await newTeam('Acme')
})

async function idOf({ userId, partnerId }: Member): Promise<string> {
  const row = await db().member.findUniqueOrThrow({ where: { partnerId_userId: { partnerId, userId } } })
  return row.id
}

const roleOf = async (member: Member) => (await getMembership(member.userId, member.partnerSlug)).role
const set = async (by: Member, whom: Member, role: Role) => changeRole(by, { memberId: await idOf(whom), role })
const refused = (code: string) => expect.objectContaining({ code })
const lastEvent = () =>
  db().auditEntry.findFirst({ where: { partnerId: team.owner.partnerId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })

describe('changing a role', () => {
  test('counts from the next request, and is noted with before and after', async () => {
    await set(team.owner, team.viewer, 'editor')
    expect(await roleOf(team.viewer)).toBe('editor')
    expect(await lastEvent()).toMatchObject({
      event: 'member.role_changed',
      detail: { before: { role: 'viewer' }, after: { role: 'editor' } },
    })
  })

  test('counts for tokens that are out already', async () => {
    const { token } = await createToken(team.editor, { name: 'CI', scopes: ['read', 'write'] })
    await set(team.owner, team.editor, 'viewer')
    expect(await findTokenMember(token)).toMatchObject({ member: { role: 'viewer' } })
  })

  test.each<[Role, Role, Role]>([
    // who, whom, to what
    ['admin', 'owner', 'editor'],
    ['admin', 'editor', 'owner'],
    ['admin', 'admin', 'owner'],
    ['editor', 'viewer', 'editor'],
    ['editor', 'editor', 'admin'],
    ['viewer', 'viewer', 'owner'],
  ])('%s does not make %s %s', async (who, whom, role) => {
    await expect(set(team[who], team[whom], role)).rejects.toEqual(refused('forbidden'))
    expect(await roleOf(team[whom])).toBe(whom)
  })

  test.each<[Role, Role]>([
    ['editor', 'admin'],
    ['viewer', 'editor'],
    ['admin', 'viewer'],
  ])('an admin makes a member who is %s one who is %s', async (whom, role) => {
    await set(team.admin, team[whom], role)
    expect(await roleOf(team[whom])).toBe(role)
  })

  test('the last owner stays one, also of two who step back at once', async () => {
    await expect(set(team.owner, team.owner, 'viewer')).rejects.toEqual(refused('conflict'))
    await set(team.owner, team.admin, 'owner')
    const second = { ...team.admin, role: 'owner' as const }
    const both = await Promise.allSettled([set(team.owner, team.owner, 'editor'), set(second, second, 'editor')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().member.count({ where: { partnerId: team.owner.partnerId, role: 'owner' } })).toBe(1)
  })

  test('goes by the role as it is now, not as it was when the page was opened', async () => {
    await set(team.owner, team.admin, 'editor')
    await expect(set(team.admin, team.viewer, 'admin')).rejects.toEqual(refused('forbidden'))
  })

  test('of somebody of another partner does not exist', async () => {
    const rival = await newMember('Rival')
    await expect(set(rival, team.viewer, 'owner')).rejects.toEqual(refused('not_found'))
    await expect(set(team.owner, rival, 'viewer')).rejects.toEqual(refused('not_found'))
  })
})

describe('handing over', () => {
  test('makes the other an owner and oneself an admin', async () => {
    await handOver(team.owner, { memberId: await idOf(team.editor) })
    expect([await roleOf(team.editor), await roleOf(team.owner)]).toEqual(['owner', 'admin'])
    expect(await lastEvent()).toMatchObject({
      event: 'partner.handed_over',
      detail: { before: { them: 'editor', self: 'owner' }, after: { them: 'owner', self: 'admin' } },
    })
    await expect(handOver(team.owner, { memberId: await idOf(team.viewer) })).rejects.toEqual(refused('forbidden'))
  })

  test('is for owners, and to another member', async () => {
    const memberId = await idOf(team.viewer)
    for (const role of ['admin', 'editor', 'viewer'] as const) {
      await expect(handOver(team[role], { memberId })).rejects.toEqual(refused('forbidden'))
    }
    const rival = await newMember('Rival')
    await expect(handOver(team.owner, { memberId: await idOf(team.owner) })).rejects.toEqual(refused('conflict'))
    await expect(handOver(team.owner, { memberId: await idOf(rival) })).rejects.toEqual(refused('not_found'))
  })
})

describe('removing and leaving', () => {
  test('an admin removes up to admins, an owner owners too', async () => {
    await expect(removeMember(team.admin, { memberId: await idOf(team.owner) })).rejects.toEqual(refused('forbidden'))
    await expect(removeMember(team.editor, { memberId: await idOf(team.viewer) })).rejects.toEqual(refused('forbidden'))
    await removeMember(team.admin, { memberId: await idOf(team.editor) })
    await set(team.owner, team.admin, 'owner')
    await removeMember(team.owner, { memberId: await idOf(team.admin) })
    expect((await listMembers(team.owner)).map(({ role }) => role)).toEqual(['owner', 'viewer'])
  })

  test('everyone leaves by themselves but the last owner', async () => {
    await removeMember(team.viewer, { memberId: await idOf(team.viewer) })
    expect(await lastEvent()).toMatchObject({ event: 'member.left', detail: { before: { role: 'viewer' } } })
    const last = removeMember(team.owner, { memberId: await idOf(team.owner) })
    await expect(last).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Hand ownership over'),
    })
  })

  test('takes along the tokens and the invitations that would be a way back', async () => {
    const { token } = await createToken(team.admin, { name: 'CI', scopes: ['read', 'write'] })
    const invited = await createInvitation(team.admin, { note: '', role: 'admin' })
    await removeMember(team.owner, { memberId: await idOf(team.admin) })
    expect(await findTokenMember(token)).toBeNull()
    expect(await findInvitation(invited.token)).toBeNull()
  })
})

describe('inviting', () => {
  test.each<[Role, Role, boolean]>([
    ['owner', 'owner', true],
    ['admin', 'admin', true],
    ['admin', 'viewer', true],
    ['admin', 'owner', false],
    ['editor', 'viewer', false],
    ['viewer', 'viewer', false],
  ])('%s invites someone as %s: %s', async (who, role, allowed) => {
    const made = createInvitation(team[who], { note: 'Ada', role })
    if (!allowed) return expect(made).rejects.toEqual(refused('forbidden'))
    const { userId } = await newMember('Other')
    expect(await acceptInvitation(userId, await made)).toEqual({ partnerSlug: team.owner.partnerSlug })
    expect((await getMembership(userId, team.owner.partnerSlug)).role).toBe(role)
  })

  test('an admin does not revoke the invitation of an owner', async () => {
    await createInvitation(team.owner, { note: 'Owner to be', role: 'owner' })
    const [open] = await listInvitations(team.viewer)
    const revoke = (by: Member) => revokeInvitation(by, { invitationId: open?.id ?? '' })
    await expect(revoke(team.admin)).rejects.toEqual(refused('forbidden'))
    await revoke(team.owner)
  })

  test('ends with the role that allowed it', async () => {
    const asAdmin = await createInvitation(team.admin, { note: '', role: 'admin' })
    await set(team.owner, team.admin, 'editor')
    expect(await findInvitation(asAdmin.token)).toBeNull()
    const asOwner = await createInvitation(team.owner, { note: '', role: 'owner' })
    const asViewer = await createInvitation(team.owner, { note: '', role: 'viewer' })
    await handOver(team.owner, { memberId: await idOf(team.viewer) })
    expect(await findInvitation(asOwner.token)).toBeNull()
    expect(await findInvitation(asViewer.token)).not.toBeNull()
  })
})
