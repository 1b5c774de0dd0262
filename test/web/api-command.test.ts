import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLiveConnector } from '@/lib/connectors'
import { exportDefinition } from '@/lib/definitions'
import type { Member } from '@/lib/partners/schema'
import { getPlugin } from '@/lib/plugins'
import { loadCredential } from '@/lib/upstream'
import { serveApi, tokenOf } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'

const FILE = `version: 1
slug: orders
name: Orders
description: Orders of a small shop.
baseUrl: https://api.acme.example/v1
access:
  mode: portal
credential:
  kind: bearer
  valueFrom: ORDERS_CREDENTIAL
tools:
  - name: get_order
    description: Returns one order by its id.
    method: GET
    path: /orders/{id}
    parameters:
      - name: id
        in: path
`

const command = join(process.cwd(), 'bin/portico.mjs')
const folder = mkdtempSync(join(tmpdir(), 'portico-command-'))
const environment: Record<string, string> = {}
let acme: Member

interface Ran {
  code: number | null
  out: string
  err: string
}

/** Runs the command in a folder of its own, as a person would. */
function run(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', ...environment, ...env },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  child.stdin.end()
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

beforeAll(async () => {
  acme = await newMember('Acme')
  environment.PORTICO_URL = await serveApi()
  environment.PORTICO_TOKEN = await tokenOf(acme)
  write('orders.yaml', FILE)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('applies a file, with the secret from the environment', async () => {
  const refused = await run(['apply', 'orders.yaml'])
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('credential.value')])

  const secret = { ORDERS_CREDENTIAL: 'from the environment' }
  expect(await run(['apply', 'orders.yaml'], secret)).toEqual({ code: 0, out: 'orders: created\n', err: '' })
  expect((await run(['apply', 'orders.yaml'])).out).toBe('orders: unchanged\n')
})

test('exports the same file again and again, and finds no difference to it', async () => {
  const { code, out } = await run(['export', 'orders'])
  expect([code, out]).toEqual([0, expect.stringContaining('title: Get order')])
  expect(out).not.toContain('from the environment')
  expect((await run(['export', 'orders', '--format', 'json', '--out', 'orders.json'])).code).toBe(0)
  expect(JSON.parse(readFileSync(join(folder, 'orders.json'), 'utf8'))).toMatchObject({ slug: 'orders' })
  expect(await run(['diff', 'orders.yaml', 'orders.json'])).toEqual({ code: 0, out: '', err: '' })
})

test('says what apply would change, and changes nothing', async () => {
  write('changed.yaml', FILE.replace('/orders/{id}', '/v2/orders/{id}').replace('mode: portal', 'mode: open'))
  const { code, out } = await run(['diff', 'changed.yaml'])
  expect(code).toBe(1)
  const lines = out.split('\n').filter((line) => /^[-+]/.test(line))
  expect(lines).toEqual([
    '--- orders (portal)',
    '+++ changed.yaml',
    '-  mode: portal',
    '-  mixed: false',
    '-  who: anyone',
    '+  mode: open',
    '-    path: /orders/{id}',
    '+    path: /v2/orders/{id}',
  ])
  expect((await exportDefinition(acme, 'orders')).access).toMatchObject({ mode: 'portal' })
})

test('publishes once', async () => {
  const first = await run(['publish', 'orders', '--note', 'first'])
  expect([first.code, first.out]).toEqual([0, expect.stringContaining('orders: release 1 at http://')])
  const again = await run(['publish', 'orders'])
  expect([again.code, again.out]).toEqual([0, 'orders: release 1 is what the draft says\n'])
  const live = await findLiveConnector('orders')
  expect(await loadCredential(live?.id ?? '')).toEqual({ kind: 'bearer', value: 'from the environment' })
})

test('downloads the plugin', async () => {
  expect(await run(['plugin', 'orders'])).toEqual({ code: 0, out: 'orders-1.1.0.zip\n', err: '' })
  expect(readFileSync(join(folder, 'orders-1.1.0.zip')).subarray(0, 2).toString()).toBe('PK')
})

const PLUGIN_FILE = `version: 1
plugin: acme-desk
displayName: Acme Desk
connectors:
  - connector: orders
skills:
  - folder: skills/refunds
  - name: house-tone
    description: Use when the user drafts a letter.
    body: |
      # How we write
commands: []
`

test('applies the file of a plugin, with a skill from its folder', async () => {
  mkdirSync(join(folder, 'skills/refunds/references'), { recursive: true })
  const frontmatter =
    '---\nname: refunds\ndescription: Use when money goes back.\nallowed-tools: get_order, Bash(git log:*)\n---\n'
  writeFileSync(join(folder, 'skills/refunds/SKILL.md'), `${frontmatter}\n# Refunds\n`)
  writeFileSync(join(folder, 'skills/refunds/references/periods.md'), '# Periods\n')
  writeFileSync(join(folder, 'desk.yaml'), PLUGIN_FILE)

  expect(await run(['apply', 'desk.yaml'])).toMatchObject({ code: 0, out: 'acme-desk: created\n', err: '' })
  const { definition } = await getPlugin(acme, 'acme-desk')
  expect(definition.skills).toEqual([
    {
      name: 'refunds',
      description: 'Use when money goes back.',
      allowedTools: ['get_order', 'Bash(git log:*)'],
      body: '# Refunds\n',
      files: [{ path: 'references/periods.md', text: '# Periods\n' }],
    },
    { name: 'house-tone', description: 'Use when the user drafts a letter.', body: '# How we write\n' },
  ])
})

test('what a plugin is made of is exported as a file that changes nothing, and what differs is shown', async () => {
  expect((await run(['export', 'acme-desk', '--plugin', '--out', 'again.yaml'])).code).toBe(0)
  expect(await run(['diff', 'again.yaml', 'desk.yaml'])).toMatchObject({ code: 0, out: '' })
  expect((await run(['apply', 'again.yaml'])).out).toBe('acme-desk: unchanged\n')

  writeFileSync(join(folder, 'other.yaml'), PLUGIN_FILE.replace('displayName: Acme Desk', 'displayName: Front Desk'))
  const { code, out } = await run(['diff', 'other.yaml'])
  expect(code).toBe(1)
  expect(out).toContain('-displayName: Acme Desk\n+displayName: Front Desk')
})

test('releases a plugin, and downloads that version', async () => {
  expect((await run(['release', 'acme-desk', '--version', '2.0.0', '--notes', 'The first.'])).out).toBe(
    'acme-desk: released 2.0.0\n',
  )
  expect((await run(['plugin', 'acme-desk', '--version', '2.0.0'])).out).toBe('acme-desk-2.0.0.zip\n')
  expect(await run(['release', 'acme-desk'])).toMatchObject({
    code: 3,
    err: expect.stringContaining('Nothing has changed'),
  })
})

test.each([
  ['a folder that is not there', 'skills:\n  - folder: nowhere\n', 'nowhere'],
  ['a skill without frontmatter', 'skills:\n  - folder: bare\n', 'frontmatter'],
])('says what is wrong with the file of a plugin: %s', async (_what, skills, said) => {
  mkdirSync(join(folder, 'bare'), { recursive: true })
  writeFileSync(join(folder, 'bare/SKILL.md'), '# Bare\n')
  writeFileSync(join(folder, 'wrong.yaml'), `plugin: wrong\n${skills}`)
  expect(await run(['apply', 'wrong.yaml'])).toMatchObject({ code: 2, err: expect.stringContaining(said) })
})

test('imports into a connector it makes', async () => {
  write('request.txt', `curl 'https://api.acme.example/v1/customers?limit=2' -H 'Authorization: Bearer abc'`)
  const there = await run(['import', 'customers', 'request.txt'])
  expect([there.code, there.err]).toEqual([3, expect.stringContaining('--base-url')])
  const details = ['--name', 'Customers', '--base-url', 'https://api.acme.example/v1']
  const made = await run(['import', 'customers', 'request.txt', ...details])
  expect(made).toMatchObject({ code: 0, out: 'customers: created\nadded     list_customers\n' })
  expect(made.err).toContain('bearer')
  expect((await run(['import', 'customers', 'request.txt'])).out).toBe('kept      list_customers\n')
})

test.each<[string, string[], Record<string, string>, number, string]>([
  ['no command', [], {}, 2, 'Usage'],
  ['an unknown command', ['deploy'], {}, 2, 'There is no command "deploy"'],
  ['an unknown option', ['export', 'orders', '--colour'], {}, 2, '--colour'],
  ['no token', ['export', 'orders'], { PORTICO_TOKEN: '' }, 2, 'PORTICO_TOKEN'],
  ['a file that is not there', ['apply', 'nothing.yaml'], {}, 2, 'nothing.yaml cannot be read'],
  ['a wrong token', ['export', 'orders'], { PORTICO_TOKEN: 'portico_wrong' }, 3, 'not known'],
  ['an unknown connector', ['export', 'nothing'], {}, 3, 'no such connector'],
  ['a portal that is not there', ['export', 'orders', '--url', 'http://127.0.0.1:1'], {}, 4, 'cannot be reached'],
])('ends with a code and a sentence for %s', async (_what, args, env, code, said) => {
  const ran = await run(args, env)
  expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(said)])
  expect(ran.out).toBe('')
})

test('says what is wrong with a file by its paths', async () => {
  write('wrong.yaml', FILE.replace('GET', 'FETCH').replace('name: Orders', 'name: ""'))
  const { code, err } = await run(['apply', 'wrong.yaml'])
  expect(code).toBe(3)
  expect(err).toMatch(/^ {2}name: .*\n {2}tools\.0\.method: /m)
  write('broken.yaml', 'name: [')
  expect((await run(['apply', 'broken.yaml'])).code).toBe(2)
})

test('reads no other variable of the environment for a file that asks for it', async () => {
  write('curious.yaml', FILE.replace('ORDERS_CREDENTIAL', 'AWS_SECRET_ACCESS_KEY'))
  const { code, err } = await run(['apply', 'curious.yaml'], { AWS_SECRET_ACCESS_KEY: 'not for this' })
  expect([code, err]).toEqual([3, expect.stringContaining('credential.valueFrom')])
})

test('prints how it is used', async () => {
  expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: portico') })
})
