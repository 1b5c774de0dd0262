import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildPluginSchema } from '@/lib/plugins'
import { PLUGIN_MIXES } from '@/test/support/plugin-mixes.mjs'

const published = JSON.parse(readFileSync(join(process.cwd(), 'public/schemas/plugin.v1.json'), 'utf8'))
const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
const validate = ajv.compile(published)

test('the published schema is the one that files are read with', () => {
  expect(published, 'Run `npm run schemas`').toEqual(buildPluginSchema())
})

test.each(Object.keys(PLUGIN_MIXES))('accepts the plugin %s', (name) => {
  expect([validate({ version: 1, plugin: name, ...PLUGIN_MIXES[name] }), validate.errors]).toEqual([true, null])
})

test('accepts the file that the documentation shows', () => {
  const guide = readFileSync(join(process.cwd(), 'docs/definition-files.md'), 'utf8')
  const [, file = ''] = /```yaml\n(# yaml-language-server: \$schema=\S+plugin\.v1\.json\n[\s\S]*?)```/.exec(guide) ?? []
  expect([validate(parse(file)), validate.errors]).toEqual([true, null])
})

test.each([
  ['a field that is not there', { hooks: {} }],
  ['a connector of two kinds', { connectors: [{ connector: 'orders', url: 'https://a.example' }] }],
  ['a skill without a description', { skills: [{ name: 'a', body: 'b' }] }],
])('refuses %s', (_what, changes) => {
  expect(validate({ plugin: 'desk', ...changes })).toBe(false)
})
