import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { buildBundle } from '@/lib/bundles/build-bundle'
import { localServerFiles } from '@/lib/bundles/local-server-files'
import type { BundleFile, BundleKey, BundleSource } from '@/lib/bundles/schema'
import { toBundleKey } from '@/lib/bundles/to-bundle-key'
import { zipBundle } from '@/lib/bundles/zip-bundle'
import type { CredentialInput, ShownCredential } from '@/lib/upstream/schema'
import { shop, weather } from './golden/bundle-sources'

const SERVER = '// the server\n'
const zone = process.env.TZ

afterEach(() => {
  vi.useRealTimers()
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

/** What the client puts a setting in the place of. */
const filled = (setting: string) => `\${user_config.${setting}}`

const textOf = ({ content }: BundleFile) => (typeof content === 'string' ? content : `${content.length} bytes\n`)

function jsonOf(files: BundleFile[], path: string) {
  return JSON.parse(String(files.find((file) => file.path === path)?.content))
}

const manifestOf = (source: BundleSource) => jsonOf(buildBundle(source, SERVER).files, 'manifest.json')

const key = (place: BundleKey['place'], more: Partial<BundleKey> = {}): BundleKey => ({
  place,
  name: '',
  prefix: '',
  label: 'API key',
  help: '',
  link: '',
  ...more,
})

describe('the files', () => {
  test.each([
    ['a shop with a key in a header', shop],
    ['the least there can be', weather],
  ])('are what a careful person would write: %s', async (_, source) => {
    const { files } = buildBundle(source, SERVER)
    const text = files.map((file) => `======== ${file.path}\n${textOf(file)}`).join('\n')
    await expect(text).toMatchFileSnapshot(`golden/bundle-${source.slug}.txt`)
  })

  test('are at the top of the zip', () => {
    const { files } = buildBundle(shop, SERVER)
    expect(Object.keys(unzipSync(zipBundle(buildBundle(shop, SERVER))))).toEqual(files.map(({ path }) => path))
  })

  test('are zipped to the same bytes in any time zone and year, in whatever order they come', () => {
    const hashes = [
      ['UTC', '2026-01-31T12:00:00Z'],
      ['Pacific/Kiritimati', '2026-07-01T00:30:00Z'],
      ['America/Los_Angeles', '1999-12-31T23:59:59Z'],
    ].map(([timeZone, now], index) => {
      process.env.TZ = timeZone
      vi.setSystemTime(now ?? '')
      const bundle = buildBundle(shop, SERVER)
      const files = index % 2 === 0 ? bundle.files : [...bundle.files].reverse()
      return createHash('sha256')
        .update(zipBundle({ ...bundle, files }))
        .digest('hex')
    })
    expect(new Set(hashes).size).toBe(1)
  })

  test('hold the server as it was given', () => {
    const zip = unzipSync(zipBundle(buildBundle(weather, SERVER)))
    expect(strFromU8(zip['server/index.mjs'] ?? new Uint8Array())).toBe(SERVER)
  })

  test('are refused without tools', () => {
    expect(() => buildBundle({ ...shop, tools: [] }, SERVER)).toThrow(expect.objectContaining({ code: 'conflict' }))
  })

  test('have a licence of their own where there is one', () => {
    const license = { id: 'Apache-2.0', text: 'Apache License\n' }
    const { files } = buildBundle({ ...shop, listing: { license } }, SERVER)
    expect(jsonOf(files, 'manifest.json').license).toBe('Apache-2.0')
    expect(files.find(({ path }) => path === 'LICENSE')?.content).toBe('Apache License\n')
  })

  test('say nothing that is not visible', () => {
    const { files } = buildBundle({ ...shop, name: 'Acme\u202e\u0000 Orders', partnerName: 'A\ncme' }, SERVER)
    const manifest = jsonOf(files, 'manifest.json')
    expect([manifest.display_name, manifest.author.name]).toEqual(['Acme Orders', 'A cme'])
    expect(String(files.find(({ path }) => path === 'README.md')?.content)).toMatch(
      /^# Acme Orders on your own computer\n/,
    )
  })
})

describe('the release', () => {
  const release = () => jsonOf(buildBundle(shop, SERVER).files, 'server/release.json')

  test('leaves out what only the hosted endpoint looks at', () => {
    expect(Object.keys(release().tools[0])).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(open|scope|callsPerMinute|group|hidden)$/)]),
    )
  })

  test('lists icons at an address alone', () => {
    expect(release().icons).toEqual([{ src: 'https://acme.example/icon.png' }])
  })
})

describe('a key', () => {
  test.each<[string, BundleKey, Record<string, string>, string]>([
    [
      'bearer',
      key('bearer'),
      { CONNECTOR_API_KEY: filled('api_key') },
      'It is sent to api.acme.example and files.acme.example alone, in the Authorization header.',
    ],
    [
      'whole Authorization header',
      key('header', { name: 'Authorization' }),
      { CONNECTOR_API_KEY: filled('api_key') },
      'It is sent to api.acme.example and files.acme.example alone, as the whole Authorization header.',
    ],
    [
      'Authorization header with a prefix',
      key('header', { name: 'Authorization', prefix: 'Token ' }),
      { CONNECTOR_API_KEY: filled('api_key') },
      'It is sent to api.acme.example and files.acme.example alone, in the Authorization header.',
    ],
    [
      'query',
      key('query', { name: 'api_key', help: 'From your profile.' }),
      { CONNECTOR_API_KEY: filled('api_key') },
      'From your profile. It is sent to api.acme.example and files.acme.example alone, as the parameter api_key of every address.',
    ],
    [
      'basic',
      key('basic', { label: 'Password' }),
      { CONNECTOR_USER_NAME: filled('user_name'), CONNECTOR_PASSWORD: filled('password') },
      'It is sent to api.acme.example and files.acme.example alone, in the Authorization header.',
    ],
  ])('is asked for, and handed to the server: %s', (_, asked, env, description) => {
    const manifest = manifestOf({ ...shop, key: asked })
    expect(manifest.server.mcp_config.env).toEqual(env)
    const secrets = Object.values<Record<string, unknown>>(manifest.user_config).filter(({ sensitive }) => sensitive)
    expect(secrets).toEqual([expect.objectContaining({ description, required: true, type: 'string' })])
  })

  test('is not asked for where the API wants none', () => {
    const manifest = manifestOf(weather)
    expect([manifest.user_config, manifest.server.mcp_config.env]).toEqual([undefined, undefined])
  })

  test.each<[ShownCredential, BundleKey | null]>([
    [{ kind: 'none' }, null],
    [{ kind: 'bearer' }, key('bearer')],
    [{ kind: 'header', name: 'X-Key' }, key('header', { name: 'X-Key' })],
    [{ kind: 'query', name: 'key' }, key('query', { name: 'key' })],
    [{ kind: 'basic', name: 'publisher' }, key('basic', { label: 'Password' })],
    [
      { kind: 'user_key', place: 'header', name: 'X-Key', prefix: 'Token ', label: 'Acme key', help: 'h', link: '' },
      key('header', { name: 'X-Key', prefix: 'Token ', label: 'Acme key', help: 'h' }),
    ],
  ])('takes of %j its kind and place', (credential, expected) => {
    expect(toBundleKey('portal', credential)).toEqual(expected)
  })

  const clientCredentials: CredentialInput = {
    kind: 'client_credentials',
    name: 'id',
    value: 'secret',
    tokenUrl: 'https://acme.example/token',
    scopes: '',
    audience: '',
    resource: '',
    authMethod: 'client_secret_basic',
  }

  test.each<[string, 'open' | 'partner', ShownCredential, RegExp]>([
    ['client credentials', 'open', clientCredentials, /client credentials/],
    ["a sign-in at the partner's own server", 'partner', { kind: 'none' }, /sign in at your own server/],
  ])('cannot stand for %s', (_, access, credential, sentence) => {
    expect(() => toBundleKey(access, credential)).toThrow(
      expect.objectContaining({ code: 'conflict', message: expect.stringMatching(sentence) }),
    )
  })
})

describe('a server of a plugin', () => {
  test('is started from the plugin, with the settings of its own', () => {
    const { files, entry, userConfig } = localServerFiles(shop, SERVER, 'local-api')
    expect(files.map(({ path }) => path)).toEqual(['servers/local-api/index.mjs', 'servers/local-api/release.json'])
    expect(entry).toEqual({
      command: 'node',
      args: [`\${CLAUDE_PLUGIN_ROOT}/servers/local-api/index.mjs`],
      env: { CONNECTOR_API_KEY: filled('local_api_api_key') },
    })
    expect(userConfig).toEqual({
      local_api_api_key: expect.objectContaining({ title: 'Acme key', sensitive: true, required: true }),
    })
  })

  test('has no settings where the API wants none', () => {
    const { entry, userConfig } = localServerFiles(weather, SERVER, 'api')
    expect([entry.env, userConfig]).toEqual([undefined, {}])
  })
})
