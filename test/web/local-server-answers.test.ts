import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { saveCredential } from '@/lib/upstream'
import { startModern } from '../support/local-server'
import { asked, bundleOf, KEY, OWN, publishShop, TOOLS } from '../support/local-shop'
import { connectModern } from '../support/mcp-clients'
import { serveMcpRoute } from '../support/mcp-endpoint'

let local: Awaited<ReturnType<typeof startModern>>
let at: (slug: string) => URL

beforeAll(async () => {
  const { member } = await publishShop()
  at = await serveMcpRoute()
  local = await startModern({ folder: await bundleOf(member, 'shop'), env: KEY }, undefined, afterAll)
  // One key for both, so that their requests can be compared.
  await saveCredential(member, 'shop', { kind: 'header', name: 'X-Api-Key', value: OWN })
})

const calls: [tool: string, args?: Record<string, unknown>][] = [
  ...TOOLS.filter(({ name }) => !['get_order', 'refused'].includes(name)).map(({ name }): [string] => [name]),
  ['get_order', { id: 'Ä/7', tags: ['a b', 'c'], 'X-Trace': 't1' }],
  ['read_order', { id: 'A7' }],
  ['get_order', { id: '..' }],
  ['get_order', { id: 'A' }],
  ['get_order', { id: 'A7', more: 1 }],
  ['add', { text: 'Zoë', amount: 3 }],
  ['remove', { why: 'twice' }],
  ['search', { term: 'mug' }],
  ['upload', { note: 'hello' }],
  ['no_such_tool'],
]

test.each(calls)(
  'the hosted endpoint and the local server answer the same, after the same requests: %s %j',
  async (name, args = {}) => {
    const call = async (client: typeof local) => {
      asked.length = 0
      const result = await client.callTool({ name, arguments: args }).catch(({ code, message }) => ({ code, message }))
      return { result, asked: [...asked] }
    }
    expect(await call(local)).toEqual(await call(await connectModern(at('shop'))))
  },
)

test('both list the same', async () => {
  const hosted = await connectModern(at('shop'))
  expect((await local.listTools()).tools).toEqual((await hosted.listTools()).tools)
  expect((await local.listPrompts()).prompts).toEqual((await hosted.listPrompts()).prompts)
  expect((await local.listResources()).resources).toEqual((await hosted.listResources()).resources)
  expect((await local.listResourceTemplates()).resourceTemplates).toEqual(
    (await hosted.listResourceTemplates()).resourceTemplates,
  )
  const completion = {
    ref: { type: 'ref/prompt' as const, name: 'write_reply' },
    argument: { name: 'tone', value: 'f' },
  }
  expect((await local.complete(completion)).completion).toEqual((await hosted.complete(completion)).completion)
})

test('what the API says while it works comes through', async () => {
  const onprogress = vi.fn()
  await local.callTool({ name: 'steps', arguments: {} }, { onprogress })
  expect(onprogress).toHaveBeenCalledWith(expect.objectContaining({ progress: 1, total: 2 }))
})
