import { beforeAll, expect, test } from 'vitest'
import { GET, POST } from '@/app/mcp/[slug]/icons/[file]/route'
import {
  addIcon,
  createConnector,
  createPrompt,
  createResource,
  createTool,
  findDraftIcon,
  getConnector,
  getPrompt,
  getResource,
  getTool,
  iconFileName,
  pendingChanges,
  publishRelease,
  removeIcon,
  toIcon,
  updatePrompt,
  updateResource,
  updateTool,
} from '@/lib/connectors'
import type { Icon } from '@/lib/connectors/schema'
import { exportDefinition, importDefinition, parseDefinition, renderDefinition } from '@/lib/definitions'
import type { Member } from '@/lib/partners/schema'
import { CLIENTS } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { serveMcpRoute } from '@/test/support/mcp-endpoint'
import { newMember } from '@/test/support/people'
import { prompt, templateResource, textResource } from '@/test/support/prompts'
import { tool } from '@/test/support/tools'

const drawing = (colour: string) =>
  toIcon(
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg"><rect width="8" height="8" fill="${colour}"/></svg>`,
    ),
  )
const red = drawing('red')
const blue = drawing('blue')
const afar: Icon = { src: 'https://cdn.acme.example/icon.png' }

let acme: Member
let rival: Member
let address: (slug: string) => URL

beforeAll(async () => {
  acme = await newMember('Acme')
  rival = await newMember('Rival')
  address = await serveMcpRoute()
})

const fetchIcon = (slug: string, file: string) =>
  GET(new Request(`http://localhost/mcp/${slug}/icons/${file}`), { params: Promise.resolve({ slug, file }) })

async function newConnector(slug: string): Promise<void> {
  const details = {
    name: 'Orders',
    description: 'Orders.',
    baseUrl: 'https://api.acme.example',
    access: 'portal',
  } as const
  await createConnector(acme, { ...details, slug })
  await createTool(acme, slug, tool())
  await createPrompt(acme, slug, prompt())
  await createResource(acme, slug, textResource())
}

test('adds icons to the draft, has them published and removes them', async () => {
  await newConnector('icons')
  const owners = [
    { kind: 'connector', name: '' },
    { kind: 'tool', name: 'get_order' },
    { kind: 'prompt', name: 'write_reply' },
    { kind: 'resource', name: 'returns' },
  ] as const
  await publishRelease(acme, 'icons', { note: '' })
  for (const owner of owners) await addIcon(acme, 'icons', owner, red)
  expect((await pendingChanges(acme, 'icons')).map(({ sentence, breaking }) => [sentence, breaking])).toEqual([
    ['The connector has another icon', false],
    ['`get_order` has another icon', false],
    ['`write_reply` has another icon', false],
    ['`returns` has another icon', false],
  ])
  const file = iconFileName(red) ?? ''
  expect((await fetchIcon('icons', file)).status).toBe(404)
  expect(await findDraftIcon(acme, 'icons', file)).toMatchObject({ type: 'image/svg+xml' })

  await publishRelease(acme, 'icons', { note: '' })
  const answer = await fetchIcon('icons', file)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('fill="red"')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  })

  for (const owner of owners) await removeIcon(acme, 'icons', owner, red.src)
  expect((await getConnector(acme, 'icons')).icons).toEqual([])
  expect(await getTool(acme, 'icons', 'get_order')).toEqual(tool())
  await publishRelease(acme, 'icons', { note: '' })
  expect((await fetchIcon('icons', file)).status).toBe(404)
})

test('keeps icons where an editor that knows nothing of them saves', async () => {
  await newConnector('kept')
  await addIcon(acme, 'kept', { kind: 'tool', name: 'get_order' }, red)
  await addIcon(acme, 'kept', { kind: 'prompt', name: 'write_reply' }, red)
  await addIcon(acme, 'kept', { kind: 'resource', name: 'returns' }, red)
  await updateTool(acme, 'kept', 'get_order', tool({ title: 'Other' }))
  await updatePrompt(acme, 'kept', 'write_reply', prompt({ title: 'Other' }))
  await updateResource(acme, 'kept', 'returns', textResource({ title: 'Other' }))
  expect((await getTool(acme, 'kept', 'get_order')).icons).toEqual([red])
  expect((await getPrompt(acme, 'kept', 'write_reply')).icons).toEqual([red])
  expect((await getResource(acme, 'kept', 'returns')).icons).toEqual([red])
})

test('refuses the same twice, a fifth, and what is no image whatever it says', async () => {
  await newConnector('refused')
  const owner = { kind: 'connector', name: '' } as const
  const wrong = { src: `data:image/png;base64,${Buffer.from('<script/>').toString('base64')}` }
  await expect(addIcon(acme, 'refused', owner, wrong)).rejects.toMatchObject({ code: 'invalid_argument' })
  await expect(updateTool(acme, 'refused', 'get_order', tool({ icons: [wrong] }))).rejects.toMatchObject({
    fields: { 'icons.0.src': expect.any(String) },
  })
  for (const icon of [red, blue, afar, drawing('green')]) await addIcon(acme, 'refused', owner, icon)
  await expect(addIcon(acme, 'refused', owner, red)).rejects.toThrow('there already')
  await expect(addIcon(acme, 'refused', owner, drawing('black'))).rejects.toThrow('at most 4')
  await expect(addIcon(acme, 'refused', { kind: 'tool', name: 'none' }, red)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('refuses a member of another partner', async () => {
  await newConnector('others')
  const owner = { kind: 'connector', name: '' } as const
  await expect(addIcon(rival, 'others', owner, red)).rejects.toMatchObject({ code: 'not_found' })
  await expect(removeIcon(rival, 'others', owner, red.src)).rejects.toMatchObject({ code: 'not_found' })
  await expect(findDraftIcon(rival, 'others', iconFileName(red) ?? '')).rejects.toMatchObject({ code: 'not_found' })
})

test('goes into a definition file and comes back the same', async () => {
  await newConnector('filed')
  await addIcon(acme, 'filed', { kind: 'connector', name: '' }, red)
  const definition = await exportDefinition(acme, 'filed')
  const text = renderDefinition(definition, 'yaml')
  expect(text.indexOf('icons:')).toBeLessThan(text.indexOf('tools:'))
  expect(await importDefinition(acme, 'filed', parseDefinition(text).definition)).toBe('unchanged')
  expect(await importDefinition(acme, 'filed', { ...definition, icons: [afar] })).toBe('updated')
  expect((await getConnector(acme, 'filed')).icons).toEqual([afar])
  const wrong = { src: `data:image/png;base64,${Buffer.from('<script/>').toString('base64')}` }
  await expect(importDefinition(acme, 'filed', { ...definition, icons: [wrong] })).rejects.toMatchObject({
    fields: { 'icons.0.src': expect.any(String) },
  })
})

test.each(['none.png', '../../etc/passwd', `${'0'.repeat(64)}.svg`, `${'0'.repeat(64)}.html`])(
  'has no icon at %s',
  async (file) => {
    await publishConnector({ slug: 'open-icons', baseUrl: 'https://api.acme.example', tools: [{ name: 'a' }] })
    expect((await fetchIcon('open-icons', file)).status).toBe(404)
    expect((await fetchIcon('no-such-one', file)).status).toBe(404)
  },
)

test('takes no other method', async () => {
  expect(POST().status).toBe(404)
})

test.each(CLIENTS)('%s is told of icons by their addresses (%s)', async (_name, _protocol, connect) => {
  const served = await publishConnector({
    slug: 'shown',
    baseUrl: 'https://api.acme.example',
    icons: [red, afar],
    tools: [{ name: 'a', icons: [blue] }, { name: 'b' }],
    prompts: [prompt({ icons: [blue] })],
    resources: [textResource({ icons: [blue] }), templateResource({ icons: [blue] })],
  })
  const url = address(served.slug)
  const client = await connect(url)
  const at = (icon: Icon) => ({ ...icon, src: expect.stringMatching(`/mcp/shown/icons/${iconFileName(icon)}$`) })

  expect(client.getServerVersion()?.icons).toEqual([at(red), afar])
  const { tools } = await client.listTools()
  expect(tools.map(({ icons }) => icons)).toEqual([[at(blue)], undefined])
  expect((await client.listPrompts()).prompts[0]?.icons).toEqual([at(blue)])
  expect((await client.listResources()).resources[0]?.icons).toEqual([at(blue)])
  expect((await client.listResourceTemplates()).resourceTemplates[0]?.icons).toEqual([at(blue)])
  expect(JSON.stringify(tools)).not.toContain('data:')
})
