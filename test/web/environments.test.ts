import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ToolDefinition } from '@/lib/connectors/schema'
import type { Member } from '@/lib/partners/schema'
import { publishConnector } from '../support/mcp-connector'
import { newMember } from '../support/people'
import { tool } from '../support/tools'
import { serveUpstream } from '../support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const {
  addEnvironment,
  callTool,
  listEnvironments,
  removeEnvironment,
  renameEnvironment,
  saveCredential,
  saveEnvironment,
  serveEnvironment,
  tryTool,
} = await import('@/lib/upstream')
const { findLiveConnector, saveUpstreamHosts } = await import('@/lib/connectors')
const { flushToolCalls } = await import('@/lib/activity')
const { recordFixture, getFixture } = await import('@/lib/fixtures')
const { db } = await import('@/lib/db')

afterAll(flushToolCalls)

/** An API that says who it is and repeats the key. */
const named = (name: string) =>
  serveUpstream((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ api: name, key: request.headers['x-api-key'] ?? null, path: request.url }))
  })
const production = await named('production')
const sandbox = await named('sandbox')

let seen: (string | undefined)[] = []
/** Another host of the API, or of somebody else. */
const files = await serveUpstream((request, response) => {
  seen.push(request.headers['x-api-key'] as string | undefined)
  response.setHeader('content-type', 'application/json')
  response.end('[2]')
})

const key = (value: string) => ({ kind: 'header', name: 'X-Api-Key', value }) as const
const whoami = tool({ name: 'whoami', path: '/whoami', parameters: [] })

let member: Member
let slug: string
let count = 0

async function served(definition: ToolDefinition = whoami) {
  const live = await findLiveConnector(slug)
  if (!live) throw new Error('Not published')
  const result = await callTool({ live, tool: definition, args: {}, caller: null })
  return (result as { content: { text: string }[] }).content.map(({ text }) => text).join('\n')
}
const names = async () => (await listEnvironments(member, slug)).map(({ name }) => name)

beforeEach(async () => {
  count += 1
  slug = `shop-${count}`
  const { id } = await publishConnector({ slug, baseUrl: production, tools: [whoami] })
  member = await newMember()
  await db().connector.update({ where: { id }, data: { partnerId: member.partnerId } })
  await db().tool.create({
    data: { connectorId: id, name: 'whoami', position: 0, definition: JSON.parse(JSON.stringify(whoami)) },
  })
  await saveCredential(member, slug, key('production-key'))
  await addEnvironment(member, slug, 'sandbox', { baseUrl: `${sandbox}/`, credential: key('sandbox-key') })
})

describe('environments', () => {
  test('are listed without a secret, the served one first', async () => {
    const found = await listEnvironments(member, slug)
    expect(found).toMatchObject([
      { name: 'production', baseUrl: '', credential: { kind: 'header', name: 'X-Api-Key' }, served: true },
      { name: 'sandbox', baseUrl: sandbox, credential: { kind: 'header', name: 'X-Api-Key' }, served: false },
    ])
    expect(JSON.stringify(found)).not.toContain('-key"')
  })

  test('one press serves another: its base URL and its credential, from the next call on, and is noted', async () => {
    expect(await served()).toContain('"api":"production"')
    await serveEnvironment(member, slug, 'sandbox')
    expect(await served()).toContain('"api":"sandbox"')
    await serveEnvironment(member, slug, 'production')
    expect(await served()).toContain('"api":"production"')
    const notes = await db().auditEntry.findMany({
      where: { partnerId: member.partnerId, event: 'environment.served' },
    })
    expect(notes.map(({ detail }) => detail)).toEqual([
      { before: 'production', after: 'sandbox' },
      { before: 'sandbox', after: 'production' },
    ])
  })

  test('a try goes to the one that is chosen, and shows nothing of its credential', async () => {
    const input = { connectorSlug: slug, tool: whoami, args: {} }
    const tried = await tryTool(member, { ...input, environment: 'sandbox' })
    expect(tried.answer?.body).toContain('"api":"sandbox","key":"••••"')
    expect(JSON.stringify(tried)).not.toContain('sandbox-key')
    expect((await tryTool(member, input)).answer?.body).toContain('"api":"production"')
    await expect(tryTool(member, { ...input, environment: 'staging' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a recorded answer is masked whatever environment it came from', async () => {
    const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"key":"a sandbox-key b"}' }
    await recordFixture(member, slug, { tool: 'whoami', name: 'one' }, { arguments: {}, answer })
    expect(JSON.stringify(await getFixture(member, slug, 'whoami', 'one'))).not.toContain('sandbox-key')
  })

  test('a base URL is changed without the key being typed again', async () => {
    await saveEnvironment(member, slug, 'sandbox', { baseUrl: `${sandbox}/v2` })
    await serveEnvironment(member, slug, 'sandbox')
    expect(await served()).toContain('"path":"/v2/whoami"')
    expect(
      (await db().credential.findFirstOrThrow({ where: { environment: 'sandbox', connector: { slug } } })).kind,
    ).toBe('header')
  })

  test('another name is taken along where it is served', async () => {
    await serveEnvironment(member, slug, 'sandbox')
    await renameEnvironment(member, slug, 'sandbox', 'staging')
    expect(await served()).toContain('"api":"sandbox"')
    expect(await names()).toEqual(['staging', 'production'])
  })

  test('the served one cannot be removed, another can', async () => {
    await expect(removeEnvironment(member, slug, 'production')).rejects.toMatchObject({ code: 'conflict' })
    await removeEnvironment(member, slug, 'sandbox')
    expect(await names()).toEqual(['production'])
  })

  test.each([
    ['sandbox', 'There is an environment called "sandbox" already'],
    ['production', 'There is an environment called "production" already'],
    ['Not a name', 'Use lowercase letters, digits and -; at most 32'],
  ])('%j is no name for a new one', async (name, said) => {
    await expect(addEnvironment(member, slug, name, {})).rejects.toMatchObject({ fields: { environment: said } })
  })

  test('a base URL is refused at its field as a connector’s is', async () => {
    const refused = saveEnvironment(member, slug, 'sandbox', { baseUrl: 'https://user:pass@api.acme.test' })
    await expect(refused).rejects.toMatchObject({ fields: { baseUrl: expect.stringContaining('user name') } })
  })

  test('an editor, and a member of another partner, change none', async () => {
    const other = await newMember()
    for (const [who, code] of [
      [{ ...member, role: 'editor' as const }, 'forbidden'],
      [other, 'not_found'],
    ] as const) {
      for (const attempt of [
        () => saveCredential(who, slug, key('x')),
        () => addEnvironment(who, slug, 'new', {}),
        () => saveEnvironment(who, slug, 'sandbox', {}),
        () => renameEnvironment(who, slug, 'sandbox', 'other'),
        () => removeEnvironment(who, slug, 'sandbox'),
        () => serveEnvironment(who, slug, 'sandbox'),
        () => saveUpstreamHosts(who, slug, ['files.acme.test']),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code })
      }
    }
    await expect(listEnvironments(other, slug)).rejects.toMatchObject({ code: 'not_found' })
    expect(await names()).toEqual(['production', 'sandbox'])
  })
})

describe('hosts a call may go on to', () => {
  beforeEach(() => {
    seen = []
  })

  /** An API that sends everyone on to another place. */
  async function leading(headers: Record<string, string>, status = 302): Promise<string> {
    return serveUpstream((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end('[1]')
    })
  }
  async function callAt(baseUrl: string, definition: ToolDefinition): Promise<string> {
    await saveEnvironment(member, slug, 'production', { baseUrl })
    return served(definition)
  }

  const pages = tool({ name: 'pages', path: '/', parameters: [], pagination: { kind: 'link', pages: 3 } } as never)
  const job = tool({
    name: 'job',
    path: '/',
    method: 'POST',
    parameters: [],
    polling: { path: '{{header.location}}', done: '[0] == `2`', everySeconds: 1, forSeconds: 3 },
  } as never)

  test.each([
    ['a redirect', whoami, () => leading({ location: `${files}/x` }), 'Portico stays on the origin'],
    ['a next page', pages, () => leading({ link: `<${files}/x>; rel="next"` }, 200), 'at another origin'],
    ['a job', job, () => leading({ location: `${files}/x` }, 201), 'at another origin'],
  ])('%s is followed to a listed host alone', async (_, definition, start, said) => {
    const baseUrl = await start()
    expect(await callAt(baseUrl, definition)).toContain(said)
    await saveUpstreamHosts(member, slug, ['elsewhere.example'])
    expect(await served(definition)).toContain(said)
    expect(seen).toEqual([])

    await saveUpstreamHosts(member, slug, [new URL(files).host])
    expect(await served(definition)).toContain('2')
    expect(seen).toEqual(['production-key'])
  })

  test('every change is noted with what was before', async () => {
    await saveUpstreamHosts(member, slug, ['B.example', 'a.example', 'b.example'])
    const where = { partnerId: member.partnerId, event: 'upstream_hosts.changed' }
    const [note] = await db().auditEntry.findMany({ where })
    expect(note?.detail).toEqual({ before: [], after: ['a.example', 'b.example'] })
  })

  test.each(['https://files.example', 'files.example/x', 'a b', '*.example'])('%j is no host', async (host) => {
    await expect(saveUpstreamHosts(member, slug, [host])).rejects.toMatchObject({ code: 'invalid_argument' })
  })
})
