import { expect, test } from 'vitest'
import { buildPlugin } from '@/lib/plugins/build-plugin'
import { automaticVersion } from '@/lib/plugins/plugin-version'
import { type BuiltPlugin, PluginDefinition, type PluginSource } from '@/lib/plugins/schema'
import { serverKey } from '@/lib/plugins/server-key'
import { LOCAL_SERVER, PLUGIN_MIXES } from '@/test/support/plugin-mixes.mjs'
import { type Described, orders, textFiles, weather } from './golden/descriptions'

const CONNECTORS: Record<string, Described> = { 'sample-orders': orders, weather }

function mix(name: string, changes: Partial<PluginSource> = {}): PluginSource {
  const definition = PluginDefinition.parse(PLUGIN_MIXES[name])
  const hosted = definition.connectors.flatMap((reference) => {
    const described = 'connector' in reference ? CONNECTORS[reference.connector] : undefined
    return described ? [{ ...described, key: serverKey(reference, definition.connectors) }] : []
  })
  return {
    name,
    version: automaticVersion(hosted),
    partnerName: 'Acme Trading',
    definition,
    hosted,
    changelog: [],
    ...changes,
  }
}

const textOf = (plugin: BuiltPlugin, path: string) => textFiles(plugin).find((file) => file.path === path)?.text ?? ''
const jsonOf = (plugin: BuiltPlugin, path: string) => JSON.parse(textOf(plugin, path))

test.each(Object.keys(PLUGIN_MIXES))('every file of the mix reads as it should: %s', async (name) => {
  const files = textFiles(buildPlugin(mix(name))).filter(({ path }) => path !== 'LICENSE')
  const shown = files.map(({ path, text }) => `======== ${path}\n${text === LOCAL_SERVER ? '…\n' : text}`)
  await expect(shown.join('\n')).toMatchFileSnapshot(`golden/mixes/${name}.txt`)
})

test('a plugin without connectors has no connector file', () => {
  const paths = buildPlugin(mix('skills-alone')).files.map(({ path }) => path)
  expect(paths).not.toContain('.mcp.json')
  expect(paths).toContain('skills/house-tone/SKILL.md')
})

test('servers stand under their keys, each with what Claude Code needs to start or reach it', () => {
  expect(jsonOf(buildPlugin(mix('all-kinds')), '.mcp.json')).toEqual({
    mcpServers: {
      api: { type: 'http', url: 'https://portal.example/mcp/sample-orders' },
      maps: { type: 'http', url: 'https://maps.acme.example/mcp' },
      notes: {
        command: 'node',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Claude Code fills it in
        args: ['${CLAUDE_PLUGIN_ROOT}/skills/local-notes/scripts/server.mjs'],
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Claude Code fills it in
        env: { NOTES_KEY: '${user_config.NOTES_KEY}' },
      },
    },
  })
  expect(jsonOf(buildPlugin(mix('two-connectors')), '.mcp.json').mcpServers).toHaveProperty('weather')
})

test('what a local server asks for is a setting that Claude Code keeps as a secret', () => {
  expect(jsonOf(buildPlugin(mix('all-kinds')), '.claude-plugin/plugin.json').userConfig).toEqual({
    NOTES_KEY: expect.objectContaining({ type: 'string', title: 'Notes key', sensitive: true }),
  })
})

test('allowed tools are written in full, for the server that has them', () => {
  const plugin = buildPlugin(mix('skills-with-two'))
  expect(textOf(plugin, 'skills/refund-requests/SKILL.md')).toContain(
    'allowed-tools: "mcp__plugin_skills-with-two_sample-orders__get_order mcp__plugin_skills-with-two_weather__get_weather Read"',
  )
  expect(textOf(buildPlugin(mix('own-skills')), 'commands/order-status.md')).toContain(
    'allowed-tools: "mcp__plugin_own-skills_api__get_order"',
  )
})

test('the files beside a skill are there byte for byte', () => {
  const { files } = buildPlugin(mix('own-skills'))
  expect(files).toContainEqual({
    path: 'skills/refund-requests/assets/stamp.png',
    base64: expect.stringMatching(/^iVBOR/),
  })
})

test('the changelog and the README say what was released', () => {
  const changelog = [
    { version: '1.1.0', notes: 'Knows how refunds go.', date: '2026-11-20' },
    { version: '1.0.0', notes: '', date: '2026-11-01' },
  ]
  const plugin = buildPlugin(mix('own-skills', { version: '1.1.0', changelog }))
  expect(textOf(plugin, 'CHANGELOG.md')).toBe(
    '# Changelog\n\n## 1.1.0 (2026-11-20)\n\nKnows how refunds go.\n\n## 1.0.0 (2026-11-01)\n\nNo notes.\n',
  )
  expect(textOf(plugin, 'README.md')).toContain(
    'This is version 1.1.0. What changed stands in [CHANGELOG.md](CHANGELOG.md).',
  )
})

test.each(['MIT', 'Apache-2.0', 'BSD-3-Clause', 'proprietary'] as const)('the licence %s has its text', (license) => {
  const source = mix('skills-alone')
  const plugin = buildPlugin({ ...source, definition: { ...source.definition, license } })
  expect(textOf(plugin, 'LICENSE')).toContain('Copyright (c) Acme Trading')
  expect(textOf(plugin, 'LICENSE').length).toBeGreaterThan(200)
})

test('a plugin of nothing is refused', () => {
  const empty = { ...mix('skills-alone'), definition: PluginDefinition.parse({ skills: [], commands: [] }) }
  expect(() => buildPlugin(empty)).toThrow(expect.objectContaining({ code: 'conflict' }))
})

test.each([
  [
    'a skill twice',
    {
      skills: [
        { name: 'a', description: 'b', body: 'c' },
        { name: 'a', description: 'b', body: 'c' },
      ],
    },
    ['skills', 1, 'name'],
  ],
  [
    'a server key twice',
    {
      connectors: [
        { name: 'a', url: 'https://a.example' },
        { name: 'a', command: 'node' },
      ],
    },
    ['connectors', 1, 'name'],
  ],
  [
    'angle brackets in a description',
    { skills: [{ name: 'a', description: '<b>', body: 'c' }] },
    ['skills', 0, 'description'],
  ],
  ['a web address in the description', { description: 'See https://acme.example' }, ['description']],
  ['a description that is too long', { description: 'x'.repeat(501) }, ['description']],
  ['a remote server without encryption', { connectors: [{ name: 'a', url: 'http://a.example' }] }, ['connectors', 0]],
  [
    'a file outside its folders',
    { skills: [{ name: 'a', description: 'b', body: 'c', files: [{ path: 'references/../x.md', text: '' }] }] },
    ['skills', 0, 'files', 0],
  ],
  [
    'a program as a picture',
    { skills: [{ name: 'a', description: 'b', body: 'c', files: [{ path: 'assets/x.exe', base64: 'AAAA' }] }] },
    ['skills', 0, 'files', 0],
  ],
  [
    'a skill named after Claude',
    { skills: [{ name: 'claude-help', description: 'b', body: 'c' }] },
    ['skills', 0, 'name'],
  ],
  ['a field that is not there', { hooks: {} }, []],
])('refuses %s, at its place', (_what, definition, path) => {
  const { error } = PluginDefinition.safeParse(definition)
  expect(error?.issues.map((issue) => issue.path.slice(0, path.length))).toContainEqual(path)
})
