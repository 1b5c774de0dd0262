import { beforeAll, expect, test } from 'vitest'
import { bundleLocalServer } from '../../scripts/build-local-server.mjs'

let code: string
let files: string[]

beforeAll(async () => {
  const bundled = await bundleLocalServer()
  code = bundled.code
  files = Object.entries(bundled.inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))
})

test('holds nothing of the database, the environment, the sealing of secrets or the portal', () => {
  const modules = files.flatMap((file) => /^lib\/([a-z]+)/.exec(file)?.[1] ?? [])
  expect([...new Set(modules)].sort()).toEqual([
    'bundles',
    'connectors',
    'errors',
    'markdown',
    'mcp',
    'singleton',
    'upstream',
  ])
  expect(files.filter((file) => file.startsWith('lib/markdown/'))).toEqual(['lib/markdown/join-words.ts'])
  expect(files.filter((file) => /^(app|prisma|server)/.test(file))).toEqual([])
})

test('needs Node and nothing else', () => {
  const imports = [...code.matchAll(/^import .* from "([^"]+)";$/gm)].map((match) => match[1])
  expect(imports.length).toBeGreaterThan(5)
  expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual([])
})

test('is the same each time, and says nothing of where it was made', async () => {
  expect((await bundleLocalServer()).code).toBe(code)
  expect(code).not.toContain(process.cwd())
  expect(code).not.toMatch(/\.\.\/node_modules|\/node_modules\/[^"\n]*\/home/)
})

test('can be read: names, lines, and where each part is from', () => {
  expect(code).toContain('// lib/upstream/build-request.ts\n')
  expect(code).toContain('function buildRequest(tool, baseUrl, args, values = {}) {\n')
  const lines = code.split('\n')
  expect(lines.filter(({ length }) => length > 500).length).toBeLessThan(lines.length / 1000)
})

test('brings the licence of every package in it', () => {
  const packages = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [])
  const licences = code.slice(code.lastIndexOf('// Portico\n'))
  for (const name of new Set(packages)) expect(licences).toMatch(new RegExp(`^// ${name} \\d[^\\n]* \\([^)]+\\)$`, 'm'))
})

test('stays small enough to be read over the network', () => {
  expect(code.length).toBeLessThan(1_500_000)
})
