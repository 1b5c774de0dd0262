import { expect, test } from 'vitest'
import { countCalls, flushToolCalls, recordToolCall } from '@/lib/activity'
import { createConnector, createTool, listReleases, publishRelease } from '@/lib/connectors'
import { db } from '@/lib/db'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

test('counts the calls of one connector since a moment, and those that failed', async () => {
  const since = new Date(Date.now() - 60_000)
  const call = { connectorId: 'c1', release: 1, tool: 'get_order', durationMs: 5, resultChars: 10 } as const
  recordToolCall({ ...call, outcome: 'ok' })
  recordToolCall({ ...call, outcome: 'ok' })
  recordToolCall({ ...call, outcome: 'upstream_error' })
  recordToolCall({ ...call, connectorId: 'c2', outcome: 'ok' })
  await flushToolCalls()
  await db().toolCall.create({ data: { ...call, outcome: 'ok', at: new Date(Date.now() - 120_000) } })

  const { calls, failed, lastAt } = await countCalls('c1', since)
  expect([calls, failed]).toEqual([3, 1])
  expect(lastAt?.getTime()).toBeGreaterThan(since.getTime())
  expect(await countCalls('c3', since)).toEqual({ calls: 0, failed: 0, lastAt: null })
})

test('names who published a release, and keeps the release when the account is gone', async () => {
  const member = await newMember()
  await createConnector(member, {
    name: 'Orders',
    slug: 'orders',
    description: 'Orders of a small shop.',
    baseUrl: 'https://api.acme.example/v1',
    access: 'open',
  })
  await createTool(member, 'orders', tool())
  await publishRelease(member, 'orders', { note: 'first' })
  const { name } = await db().user.findUniqueOrThrow({ where: { id: member.userId } })
  expect((await listReleases(member, 'orders'))[0]).toMatchObject({ by: name, note: 'first' })

  await db().user.delete({ where: { id: member.userId } })
  expect((await listReleases(member, 'orders'))[0]?.by).toBeNull()
})
