import { expect, test } from 'vitest'
import { Annotations, proposeAnnotations } from '@/lib/connectors/schema'
import { skillName } from '@/lib/plugins/plugin-name'
import type { BuiltPlugin } from '@/lib/plugins/schema'
import {
  build,
  type Described,
  hostile,
  manyTools,
  orders,
  parameter,
  textFiles,
  tool,
  weather,
} from './golden/descriptions'

const longWords = 'Every order of the shop, with all that belongs to it. '.repeat(35)
const [, list] = orders.tools

const DESCRIPTIONS: [string, Described][] = [
  ['a shop', orders],
  ['one tool', weather],
  ['hostile texts', hostile],
  ['60 tools', manyTools(60)],
  ['100 tools', manyTools(100)],
  ['600 tools', manyTools(600)],
  ['only writes', { ...orders, tools: orders.tools.filter(({ method }) => method === 'POST') }],
  ['no description', { ...orders, description: '\u200B \n' }],
  ['names of nothing visible', { ...orders, name: '\u200B', partnerName: '\u202E', description: '' }],
  ['long texts', withLongTexts()],
  ['100 parameters in each of 30 tools', withManyParameters(30, 100)],
]

test.each(DESCRIPTIONS)('keeps the limits of Claude and of the directory: %s', (_, description) => {
  const plugin = build(description)
  const manifest = JSON.parse(textOf(plugin, '.claude-plugin/plugin.json'))

  expect(manifest).toMatchObject({ name: plugin.name, version: plugin.version, license: 'MIT' })
  expect(manifest.displayName).not.toBe('')
  expect(manifest.author.name).not.toBe('')
  expect(manifest.description.length).toBeGreaterThan(10)
  expect(manifest.description.length).toBeLessThanOrEqual(500)
  expect(manifest.description).not.toMatch(/https?:|www\./)
  for (const { path, text } of textFiles(plugin)) {
    expect(path).toMatch(/^[A-Za-z0-9._/-]+$/)
    expect(Buffer.byteLength(text)).toBeLessThan(256 * 1024)
    expect(text).not.toMatch(/(?![\n])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u)
  }
})

test.each(DESCRIPTIONS)('gives the skill and the command frontmatter that reads back: %s', (_, description) => {
  const plugin = build(description)
  const skill = skillName(plugin.name)
  const { fields, body } = readFrontmatter(textOf(plugin, `skills/${skill}/SKILL.md`))

  expect(Object.keys(fields)).toEqual(['name', 'description', 'license'])
  expect(fields.name).toBe(skill)
  expect(skill).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  expect(skill.length).toBeLessThanOrEqual(64)
  expect(fields.description).toMatch(/^Use when the user /)
  expect(fields.description?.length).toBeLessThanOrEqual(1024)
  expect(fields.description).not.toMatch(/[<>]|---|!`/)
  expect(body.split('\n').length).toBeLessThan(500)

  const command = readFrontmatter(textOf(plugin, 'commands/ask.md'))
  expect(Object.keys(command.fields)).toEqual(['description', 'argument-hint'])
  expect(command.fields.description).not.toMatch(/[<>]/)
})

test.each(DESCRIPTIONS)('fills in only the words of the user, and runs nothing: %s', (_, description) => {
  for (const { path, text } of textFiles(build(description)).filter((file) =>
    /^(?:skills|commands)\//.test(file.path),
  )) {
    const body = path.includes('/references/') ? text : readFrontmatter(text).body
    const placeholders = [...body.matchAll(/\$(?:[\w({]+)/g)].map(([placeholder]) => placeholder)
    expect(placeholders).toEqual(path === 'commands/ask.md' ? ['$ARGUMENTS'] : [])
    expect(body).not.toMatch(/!`|```!|(?:^|\s)@/)
  }
})

test.each(DESCRIPTIONS)('names every tool in the skill and in the table of the README: %s', (_, description) => {
  const plugin = build(description)
  const skill = textFiles(plugin)
    .filter(({ path }) => path.startsWith('skills/'))
    .map(({ text }) => text)
  const rows = textOf(plugin, 'README.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))

  expect(rows).toHaveLength(description.tools.length)
  for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4)
  for (const { name } of description.tools) expect(skill.join('\n')).toContain(`### \`${name}\`\n`)
})

test.each(DESCRIPTIONS)('has a README that the directory accepts: %s', (_, description) => {
  const words = textOf(build(description), 'README.md')
    .replace(/```[^`]*```/g, '')
    .match(/\p{L}{2,}/gu)
  expect(words?.length).toBeGreaterThan(100)
})

test('points every reference at a file that is there', () => {
  const plugin = build(manyTools(100))
  const skill = textOf(plugin, 'skills/using-many/SKILL.md')
  const linked = [...skill.matchAll(/\]\((references\/[^)]+)\)/g)].map(([, path]) => `skills/using-many/${path}`)

  expect(linked).toEqual(plugin.files.map(({ path }) => path).filter((path) => path.includes('/references/')))
  expect(linked.length).toBeGreaterThan(1)
})

test('connects to the address of the connector and carries nothing else', () => {
  expect(JSON.parse(textOf(build(orders), '.mcp.json'))).toEqual({
    mcpServers: { api: { type: 'http', url: 'https://portal.example/mcp/sample-orders' } },
  })
})

test('is a marketplace of itself', () => {
  expect(JSON.parse(textOf(build(orders), '.claude-plugin/marketplace.json'))).toEqual({
    name: 'sample-orders-marketplace',
    owner: { name: 'Acme Trading' },
    description: 'Sample Orders for Claude',
    plugins: [expect.objectContaining({ name: 'sample-orders', source: './' })],
  })
})

test('lists the files in order', () => {
  const paths = build(orders).files.map(({ path }) => path)
  expect(paths).toEqual([
    '.claude-plugin/marketplace.json',
    '.claude-plugin/plugin.json',
    '.mcp.json',
    'LICENSE',
    'README.md',
    'commands/ask.md',
    'skills/using-sample-orders/SKILL.md',
  ])
})

test('raises the version with each release', () => {
  expect(build({ ...orders, release: 1 }).version).toBe('1.1.0')
  expect(build({ ...orders, release: 12 }).version).toBe('1.12.0')
})

test('leaves web addresses out of the manifest, and keeps them in the README', () => {
  const plugin = build({ ...orders, description: 'Orders of a shop. See https://shop.example/docs for more.' })
  expect(JSON.parse(textOf(plugin, '.claude-plugin/plugin.json')).description).toBe('Orders of a shop.')
  expect(textOf(plugin, 'README.md')).toContain('https://shop.example/docs')
})

test('says that no sign-in is needed only where none is', () => {
  expect(textOf(build({ ...orders, access: 'open' }), 'README.md')).toContain('No sign-in is needed.')
  expect(textOf(build(orders), 'README.md')).toContain('Sign in there')
})

test('refuses a release without tools', () => {
  expect(() => build({ ...orders, tools: [] })).toThrow(expect.objectContaining({ code: 'conflict' }))
})

test.each(['', '../up', 'Upper', 'a/b', 'con', 'claude-orders', 'orders-for-claude', 'cc-plugin-orders'])(
  'refuses %j as a slug',
  (slug) => {
    expect(() => build({ ...orders, slug })).toThrow()
  },
)

test('keeps the names of others out of the name of the skill', () => {
  expect(skillName('orders')).toBe('using-orders')
  expect(skillName('claudette')).toBe('using-this-connector')
})

function textOf(plugin: BuiltPlugin, path: string): string {
  const file = textFiles(plugin).find((candidate) => candidate.path === path)
  if (!file) throw new Error(`There is no ${path} among ${plugin.files.map((candidate) => candidate.path)}`)
  return file.text
}

/** Reads `key: "text"` lines between the first two lines of dashes, the way a YAML reader would. */
function readFrontmatter(text: string): { fields: Record<string, string>; body: string } {
  const [opening, ...lines] = text.split('\n')
  const end = lines.indexOf('---')
  expect(opening).toBe('---')
  const fields = lines.slice(0, end).map((line) => {
    const [, key = '', value = ''] = line.match(/^([a-z-]+): (".*")$/) ?? []
    return [key, JSON.parse(value)]
  })
  return { fields: Object.fromEntries(fields), body: lines.slice(end + 1).join('\n') }
}

function withLongTexts(): Described {
  const tools = orders.tools.map((original) => ({
    ...original,
    title: 'T'.repeat(100),
    description: longWords.slice(0, 2000),
  }))
  return { ...orders, name: 'N'.repeat(100), description: longWords, partnerName: 'P'.repeat(60), tools }
}

function withManyParameters(tools: number, parameters: number): Described {
  const values = Array.from({ length: parameters }, (_, index) =>
    parameter({
      name: `p${index}`,
      in: 'query',
      description: longWords.slice(0, 1024),
      schema: { type: 'string', enum: ['a', 'b'] },
    }),
  )
  const all = Array.from({ length: tools }, (_, index) => ({
    ...tool({ name: `t${index}`, title: `T ${index}`, description: longWords, method: 'GET', path: '/t' }),
    annotations: Annotations.parse(proposeAnnotations('GET')),
    parameters: values,
  }))
  return { ...orders, tools: list ? [list, ...all] : all }
}
