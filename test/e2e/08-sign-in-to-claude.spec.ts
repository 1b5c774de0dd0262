import type { Page } from '@playwright/test'
import { createSample, type Place, publish, setAccess } from '../support/e2e-connectors'
import { inviteTo, joinAsNew, newPerson, signIn } from '../support/e2e-people'
import { expect, test } from '../support/e2e-test'
import { CLIENTS, type Connection, LoopbackClient, newestClient } from '../support/sdk-clients.mjs'

async function guardedSample(page: Page): Promise<Place> {
  const sample = await createSample(page, 'acme')
  await setAccess(page, sample, 'Portal account')
  await publish(page, sample)
  return sample
}

/** The client is refused, registers itself, and asks the person to come. */
async function askToSignIn(connection: Connection): Promise<void> {
  await expect(connection.connect()).rejects.toThrow(/Unauthorized/i)
}

for (const [name, open] of CLIENTS) {
  test(`${name} registers, is let in on the consent page, and then lists and calls`, async ({
    ownerPage: page,
    origin,
  }) => {
    const { slug } = await guardedSample(page)
    const claude = await LoopbackClient.start('Journey to Claude')
    try {
      const connection = open(`${origin}/mcp/${slug}`, claude.provider())
      await askToSignIn(connection)

      await page.goto(claude.consentUrl)
      await expect(page.getByRole('heading')).toContainText(['Journey to Claude wants to use Sample shop as you'])
      await expect(page.getByText('ada@acme.example')).toBeVisible()
      await expect(page.getByText(claude.redirectHost)).toBeVisible()
      const reads = page.getByRole('region', { name: 'It can read' })
      const writes = page.getByRole('region', { name: 'It can change' })
      await expect(reads.getByRole('listitem')).toHaveCount(4)
      await expect(reads.getByRole('listitem').filter({ hasText: 'Get an order' })).toContainText('Read')
      await expect(writes.getByRole('listitem').filter({ hasText: 'Create an order' })).toContainText('Write')
      await expect(writes.getByRole('listitem').filter({ hasText: 'Cancel an order' })).toContainText('Destructive')

      await page.getByRole('button', { name: 'Allow' }).click()
      const answer = await claude.waitForAnswer()
      expect(answer.get('iss')).toBe(origin)
      await connection.finishAuth(answer)

      const client = await connection.connect()
      expect(await client.listTools()).toHaveLength(6)
      expect((await client.callTool('list_orders', { limit: 2 })).isError).toBe(false)
      expect(
        (await client.callTool('create_order', { customer: 'Ada', items: [{ sku: 'TEE-M', quantity: 1 }] })).text,
      ).toContain('pending')
      await client.close()
    } finally {
      claude.stop()
    }
  })
}

test('Deny sends the client back with access_denied and nothing else', async ({ ownerPage: page, origin }) => {
  const { slug } = await guardedSample(page)
  const claude = await LoopbackClient.start('Refused')
  try {
    await askToSignIn(newestClient(`${origin}/mcp/${slug}`, claude.provider()))
    await page.goto(claude.consentUrl)
    await page.getByRole('button', { name: 'Deny' }).click()
    const answer = await claude.waitForAnswer()
    expect(answer.get('error')).toBe('access_denied')
    expect(answer.get('code')).toBeNull()
  } finally {
    claude.stop()
  }
})

test('a token for one connector opens no other, and a wrong one opens none', async ({ ownerPage: page, origin }) => {
  const [one, other] = [await guardedSample(page), await guardedSample(page)]
  const claude = await LoopbackClient.start('Curious')
  try {
    const connection = newestClient(`${origin}/mcp/${one.slug}`, claude.provider())
    await askToSignIn(connection)
    await page.goto(claude.consentUrl)
    await page.getByRole('button', { name: 'Allow' }).click()
    await connection.finishAuth(await claude.waitForAnswer())

    const ask = (slug: string, token: string) =>
      page.request.post(`${origin}/mcp/${slug}`, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json, text/event-stream' },
        data: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
      })
    expect((await ask(one.slug, claude.accessToken)).status()).toBe(200)
    for (const [slug, token] of [
      [other.slug, claude.accessToken],
      [one.slug, 'not-a-token'],
    ] as const) {
      const answer = await ask(slug, token)
      expect(answer.status()).toBe(401)
      expect(answer.headers()['www-authenticate']).toContain(
        `resource_metadata="${origin}/.well-known/oauth-protected-resource/mcp/${slug}"`,
      )
    }
  } finally {
    claude.stop()
  }
})

test('someone who is signed out signs in on the way, and can be someone else on the consent page', async ({
  ownerPage,
  newPage,
  origin,
}) => {
  const { slug } = await guardedSample(ownerPage)
  const [first, second] = [newPerson('Mary'), newPerson('Grete')]
  for (const person of [first, second]) {
    await joinAsNew(await newPage(), await inviteTo(ownerPage, 'acme', person.name), person)
  }
  const claude = await LoopbackClient.start('Patient')
  try {
    const connection = newestClient(`${origin}/mcp/${slug}`, claude.provider())
    await askToSignIn(connection)
    const page = await newPage()
    await page.goto(claude.consentUrl)
    await signIn(page, first)
    await expect(page.getByText(first.email)).toBeVisible()

    await page.getByRole('button', { name: 'Use another account' }).click()
    await signIn(page, second)
    await expect(page.getByText(second.email)).toBeVisible()
    await page.getByRole('button', { name: 'Allow' }).click()
    await connection.finishAuth(await claude.waitForAnswer())
    const client = await connection.connect()
    expect(await client.listTools()).toHaveLength(6)
    await client.close()
  } finally {
    claude.stop()
  }
})
