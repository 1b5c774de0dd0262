// Writes a desktop bundle over an API that wants a key, and a plugin that brings the same server: `node write-bundle.js <API> <folder>`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type BundleFile,
  type BundleSource,
  buildBundle,
  localServerFiles,
  readLocalServer,
  zipBundle,
} from '@/lib/bundles'
import { tool } from '../support/tools'

const [baseUrl = '', folder = ''] = process.argv.slice(2)
const PLUGIN = 'acme-local'

const source: BundleSource = {
  slug: 'acme-orders',
  name: 'Acme Orders',
  description: 'Orders of a small shop.',
  instructions: '',
  partnerName: 'Acme',
  release: 3,
  baseUrl,
  hosts: [],
  key: { place: 'bearer', name: '', prefix: '', label: 'Acme key', help: '', link: 'https://acme.example/keys' },
  tools: [tool({ name: 'me', title: 'Me', description: 'Says who asks.', path: '/me', parameters: [] })],
  prompts: [],
  resources: [],
  listing: { homepage: 'https://acme.example', privacyPolicy: 'https://acme.example/privacy' },
}

function write(home: string, files: BundleFile[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), content)
  }
}

const json = (path: string, value: object): BundleFile => ({ path, content: JSON.stringify(value, null, 2) })

const server = await readLocalServer()
const bundle = buildBundle(source, server)
write(join(folder, 'bundle'), bundle.files)
writeFileSync(join(folder, 'acme-orders.mcpb'), zipBundle(bundle))

const { files, entry, userConfig } = localServerFiles(source, server, 'local')
const about = { version: '1.0.0', description: 'Orders of a small shop.', author: { name: 'Acme' }, license: 'MIT' }
write(join(folder, 'market', PLUGIN), [
  ...files,
  json('.claude-plugin/plugin.json', { name: PLUGIN, ...about, userConfig }),
  json('.mcp.json', { mcpServers: { local: entry } }),
])
write(join(folder, 'market'), [
  json('.claude-plugin/marketplace.json', {
    name: 'acme-market',
    owner: { name: 'Acme' },
    description: 'Plugins of Acme.',
    plugins: [{ name: PLUGIN, source: `./${PLUGIN}`, description: 'Orders of a small shop.' }],
  }),
])
