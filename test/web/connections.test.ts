import { beforeEach, expect, test } from 'vitest'
import { ConnectorUsersAnswer } from '@/app/api/v1/_contract/answers'
import { db } from '@/lib/db'
import {
  listConnections,
  listConnectorClients,
  listConnectorUsers,
  revokeConnectorUsers,
  revokeOwnConnections,
} from '@/lib/oauth'
import type { Member } from '@/lib/partners/schema'
import { callApi, tokenOf } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'

const CLAUDE = 'https://claude.ai/oauth/mcp-oauth-client-metadata'

let count = 0
let member: Member
let slug: string
let connectorId: string

async function newConnector(of: Member): Promise<string> {
  count += 1
  slug = `orders-${count}`
  const about = { name: 'Orders', description: 'Orders of a shop.', baseUrl: 'https://api.example.test' }
  const { id } = await db().connector.create({ data: { ...about, slug, partnerId: of.partnerId, access: 'portal' } })
  return id
}

beforeEach(async () => {
  member = await newMember()
  connectorId = await newConnector(member)
})

interface Made {
  userId: string
  clientId?: string
  clientName?: string
  scopes?: string
  usedAt?: string
  loopback?: boolean
}

/** A connection as a consent leaves it, with its grant. */
async function connected({ userId, usedAt = '2026-11-25', ...given }: Made): Promise<string> {
  count += 1
  const [grantId, clientId] = [`grant-${count}`, given.clientId ?? `client-${count}`]
  await db().oAuthRecord.create({ data: { model: 'Grant', idHash: grantId, grantId, payload: {}, clientId } })
  const seen = { createdAt: new Date('2026-11-01'), lastUsedAt: new Date(usedAt) }
  const shown = { clientName: 'Claude Code', scopes: `${slug}:read`, resource: `http://localhost:3000/mcp/${slug}` }
  await db().connection.create({ data: { grantId, connectorId, userId, ...shown, ...seen, ...given, clientId } })
  return grantId
}

async function newUser(name: string): Promise<string> {
  count += 1
  return (await db().user.create({ data: { name, email: `${name.toLowerCase()}-${count}@people.example` } })).id
}

const left = () => db().connection.count({ where: { connectorId } })
const audit = () =>
  db().auditEntry.findMany({ where: { partnerId: member.partnerId, event: { startsWith: 'access.' } } })

test('a user sees what they connected, registered clients of one name as one, and nothing of others', async () => {
  const [ada, bob] = [await newUser('Ada'), await newUser('Bob')]
  await connected({ userId: ada, usedAt: '2026-11-20', loopback: true })
  await connected({ userId: ada, usedAt: '2026-11-24', loopback: true, scopes: `${slug}:read ${slug}:write` })
  await connected({ userId: ada, clientId: CLAUDE, clientName: 'claude.ai' })
  await connected({ userId: bob })
  const since = new Date('2026-11-01')
  expect(await listConnections(ada)).toEqual([
    {
      connectorId,
      slug,
      name: 'Orders',
      partner: 'Acme',
      clients: [
        {
          key: CLAUDE,
          name: 'claude.ai',
          verified: true,
          onThisComputer: false,
          connections: 1,
          scopes: [`${slug}:read`],
          since,
          lastUsedAt: new Date('2026-11-25'),
        },
        {
          key: 'Claude Code',
          name: 'Claude Code',
          verified: false,
          onThisComputer: true,
          connections: 2,
          scopes: [`${slug}:read`, `${slug}:write`],
          since,
          lastUsedAt: new Date('2026-11-24'),
        },
      ],
    },
  ])
})

test('a user ends one client or all of a connector, which the partner’s activity notes', async () => {
  const [ada, bob] = [await newUser('Ada'), await newUser('Bob')]
  await connected({ userId: ada })
  await connected({ userId: ada, clientId: CLAUDE, clientName: 'claude.ai' })
  await connected({ userId: ada, clientName: 'Cursor' })
  await connected({ userId: bob })
  await revokeOwnConnections(ada, { connectorId, client: 'Claude Code' })
  expect(await left()).toBe(3)
  await revokeOwnConnections(ada, { connectorId })
  expect(await listConnections(ada)).toEqual([])
  expect(await listConnections(bob)).toHaveLength(1)
  expect(await audit()).toMatchObject([
    { userId: ada, event: 'access.left', subject: slug, detail: { connections: 1, client: 'Claude Code' } },
    { userId: ada, event: 'access.left', subject: slug, detail: { connections: 2 } },
  ])
})

test.each(['claude.ai', undefined])('a user cannot end what is another’s (client %s)', async (client) => {
  const [ada, bob] = [await newUser('Ada'), await newUser('Bob')]
  await connected({ userId: ada })
  await expect(revokeOwnConnections(bob, { connectorId, client })).rejects.toMatchObject({ code: 'not_found' })
  await expect(revokeOwnConnections(ada, { connectorId, client: CLAUDE })).rejects.toMatchObject({ code: 'not_found' })
  expect(await left()).toBe(1)
})

test('a partner sees users with their clients, those who used it last first, by name or address', async () => {
  const [ada, bob] = [await newUser('Ada'), await newUser('Bob')]
  await connected({ userId: ada, usedAt: '2026-11-20' })
  await connected({ userId: bob, usedAt: '2026-11-21' })
  await connected({ userId: ada, usedAt: '2026-11-22', clientName: 'Cursor' })
  const { users, total } = await listConnectorUsers(member, slug)
  expect(total).toBe(2)
  expect(users.map(({ name, clients }) => [name, clients.map((client) => client.name)])).toEqual([
    ['Ada', ['Cursor', 'Claude Code']],
    ['Bob', ['Claude Code']],
  ])
  for (const search of ['BOB', 'bob-', 'b']) {
    expect((await listConnectorUsers(member, slug, { search })).users).toMatchObject([{ id: bob }])
  }
  expect(await listConnectorUsers(member, slug, { search: 'nobody' })).toEqual({ users: [], total: 0 })
})

test('where the partner signs people in, they are called as its server calls them', async () => {
  const account = { connectorId, userId: 'upstream-1', subject: 'sub-1', kind: 'oauth', sealed: 'x' }
  await db().upstreamAccount.create({ data: { ...account, name: 'Grace Hopper', email: 'grace@navy.example' } })
  await connected({ userId: 'upstream-1' })
  await connected({ userId: 'upstream-2' })
  const { users } = await listConnectorUsers(member, slug)
  expect(users.map(({ id, name, email }) => [id, name, email])).toEqual([
    ['upstream-1', 'Grace Hopper', 'grace@navy.example'],
    ['upstream-2', null, null],
  ])
  expect(await listConnectorUsers(member, slug, { search: 'hopper' })).toMatchObject({ total: 1 })
})

test('users come in pages of fifty', async () => {
  for (let index = 0; index < 51; index += 1) await connected({ userId: `user-${index}` })
  expect((await listConnectorUsers(member, slug)).users).toHaveLength(50)
  expect(await listConnectorUsers(member, slug, { page: 2 })).toMatchObject({ users: [{}], total: 51 })
  expect((await listConnectorUsers(member, slug, { page: 3 })).users).toHaveLength(50)
})

test('a partner ends the connections of a user, of a client, of everyone', async () => {
  const [ada, bob] = [await newUser('Ada'), await newUser('Bob')]
  const hers = await connected({ userId: ada })
  await connected({ userId: ada, clientId: CLAUDE, clientName: 'claude.ai' })
  await connected({ userId: bob, clientId: CLAUDE, clientName: 'claude.ai' })
  await connected({ userId: bob })
  await connected({ userId: bob, clientName: 'Cursor' })
  expect(await listConnectorClients(member, slug)).toMatchObject([
    { key: 'Claude Code', connections: 2, verified: false },
    { key: 'Cursor', connections: 1 },
    { key: CLAUDE, name: 'claude.ai', connections: 2, verified: true },
  ])
  expect(await revokeConnectorUsers(member, slug, { client: CLAUDE })).toBe(2)
  expect(await revokeConnectorUsers(member, slug, { userId: ada })).toBe(1)
  expect(await db().oAuthRecord.count({ where: { grantId: hers } })).toBe(0)
  expect(await revokeConnectorUsers(member, slug, {})).toBe(2)
  expect(await revokeConnectorUsers(member, slug, {})).toBe(0)
  await expect(revokeConnectorUsers(member, slug, { userId: ada })).rejects.toMatchObject({ code: 'not_found' })
  expect((await audit()).map(({ event, detail }) => [event, detail])).toEqual([
    ['access.revoked', { connections: 2, client: CLAUDE }],
    ['access.revoked', { connections: 1, user: ada }],
    ['access.revoked', { connections: 2 }],
  ])
})

test.each(['editor', 'viewer'] as const)('%ss neither see nor end connections', async (role) => {
  await connected({ userId: await newUser('Ada') })
  const person = { ...member, role }
  for (const verb of [listConnectorUsers, listConnectorClients]) {
    await expect(verb(person, slug)).rejects.toMatchObject({ code: 'forbidden' })
  }
  await expect(revokeConnectorUsers(person, slug, {})).rejects.toMatchObject({ code: 'forbidden' })
  expect(await left()).toBe(1)
})

test('to a member of another partner there is no such connector', async () => {
  await connected({ userId: await newUser('Ada') })
  const other = await newMember('Other')
  for (const verb of [listConnectorUsers, listConnectorClients]) {
    await expect(verb(other, slug)).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(revokeConnectorUsers(other, slug, {})).rejects.toMatchObject({ code: 'not_found' })
  expect(await left()).toBe(1)
})

test('the same over the API', async () => {
  const ada = await newUser('Ada')
  await connected({ userId: ada })
  await connected({ userId: ada, clientId: CLAUDE, clientName: 'claude.ai' })
  await connected({ userId: 'bob' })
  const [token, reader] = [await tokenOf(member), await tokenOf(member, ['read'])]
  const path = `/api/v1/connectors/${slug}/users`

  const list = await callApi('GET', `${path}?search=ada&page=1`, { token: reader })
  expect([list.status, ConnectorUsersAnswer.safeParse(list.body).error?.issues]).toEqual([200, undefined])
  expect(list.body).toMatchObject({ users: [{ id: ada, name: 'Ada' }], total: 1, clients: [{}, {}] })
  expect((await callApi('GET', `${path}?page=0`, { token })).status).toBe(400)

  expect((await callApi('DELETE', path, { token: reader })).status).toBe(403)
  const one = await callApi('DELETE', `${path}/${ada}?client=${encodeURIComponent(CLAUDE)}`, { token })
  expect([one.status, one.body]).toEqual([200, { revoked: 1 }])
  expect((await callApi('DELETE', `${path}/nobody`, { token })).status).toBe(404)
  const others = await tokenOf(await newMember('Other'))
  expect((await callApi('DELETE', path, { token: others })).status).toBe(404)
  expect((await callApi('DELETE', path, { token })).body).toEqual({ revoked: 2 })
  expect(await left()).toBe(0)
})
