import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  buildRepository,
  type GitCommit,
  newDeployKey,
  type PushCredential,
  pushRepository,
  toSshAddress,
} from '@/lib/git'
import { startGitServer } from '@/test/support/git-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'

let server: Awaited<ReturnType<typeof startGitServer>>

beforeAll(async () => {
  server = await startGitServer()
})
afterAll(async () => {
  await server.stop()
})

function release(version: number): GitCommit {
  return {
    files: [{ path: 'README.md', bytes: Buffer.from(`# ${version}\n`) }],
    message: `Release ${version}.0.0`,
    author: { name: 'Acme', email: 'acme@portal.example' },
    date: new Date(Date.UTC(2026, 0, version)),
    tag: { name: `v${version}.0.0`, message: `Version ${version}.0.0` },
  }
}
const one = buildRepository([release(1)])
const two = buildRepository([release(1), release(2)])
const token = (): PushCredential => ({ kind: 'token', userName: '', token: server.token })
const push = (repository: typeof one, url: string, credential = token(), branch = 'main') =>
  pushRepository(repository, { url, branch, credential })

test('the first push makes branch and tags, the next adds to them, and another changes nothing', async () => {
  server.create('desk.git')
  const url = server.http('desk.git')
  expect((await push(one, url)).refs).toEqual(['refs/heads/main', 'refs/tags/v1.0.0'])
  expect((await push(two, url)).refs).toEqual(['refs/heads/main', 'refs/tags/v2.0.0'])
  expect((await push(two, url)).refs).toEqual([])
  expect(server.git('desk.git', 'log', '--format=%s')).toBe('Release 2.0.0\nRelease 1.0.0')
  expect(server.git('desk.git', 'fsck', '--strict')).toBe('')
  expect(server.git('desk.git', 'rev-parse', 'main')).toBe(two.commits[1]?.id)
})

test('what somebody else committed there is never pushed over', async () => {
  server.create('theirs.git')
  const url = server.http('theirs.git')
  await push(buildRepository([{ ...release(1), message: 'Theirs' }]), url)
  const before = server.git('theirs.git', 'rev-parse', 'main')
  await expect(push(two, url)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('another branch'),
  })
  expect(server.git('theirs.git', 'rev-parse', 'main')).toBe(before)
})

test('a tag that is there with another content is a conflict', async () => {
  server.create('tagged.git')
  await push(buildRepository([{ ...release(2), message: 'Else' }]), server.http('tagged.git'), token(), 'else')
  await expect(push(two, server.http('tagged.git'))).rejects.toMatchObject({
    message: expect.stringContaining('v2.0.0'),
  })
})

test.each([
  ['a token that the server does not take', 'desk.git', 'wrong', /does not let this token/],
  ['a repository that is not there', 'nothing.git', '', /no such repository/],
])('%s is said in a sentence, without the token', async (_what, name, given, said) => {
  const credential: PushCredential = { kind: 'token', userName: '', token: given || server.token }
  const pushing = push(one, server.http(name), credential)
  await expect(pushing).rejects.toMatchObject({ code: 'upstream_refused', message: expect.stringMatching(said) })
  await expect(pushing).rejects.toMatchObject({ message: expect.not.stringContaining(credential.token) })
})

test('a hook’s refusal comes with its own words', async () => {
  server.create('hooked.git', 'echo "Only on weekdays" >&2; exit 1')
  await expect(push(one, server.http('hooked.git'))).rejects.toMatchObject({
    code: 'upstream_refused',
    message: expect.stringMatching(/hook.*Only on weekdays/s),
  })
})

test('an address that leads nowhere says so', async () => {
  await expect(push(one, 'http://127.0.0.1:9/desk.git')).rejects.toMatchObject({ code: 'upstream_unreachable' })
})

test('a host key is asked for before it is trusted, and the key is offered to no other host', async () => {
  server.create('keyed.git')
  const { privateKey, publicKey } = newDeployKey('portico acme')
  expect(publicKey).toMatch(/^ssh-ed25519 \S+ portico-acme$/)
  const url = server.ssh('keyed.git')
  const pushing = (hostFingerprint?: string) => push(one, url, { kind: 'deploy_key', privateKey, hostFingerprint })

  const seen = await pushing().catch((error) => error.fields.hostFingerprint)
  expect(seen).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
  await expect(pushing('SHA256:other')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(seen),
  })
  await expect(pushing(seen)).rejects.toMatchObject({
    code: 'upstream_refused',
    message: expect.stringContaining('deploy key'),
  })

  server.allow(publicKey)
  expect((await pushing(seen)).refs).toEqual(['refs/heads/main', 'refs/tags/v1.0.0'])
  expect((await push(two, url, { kind: 'deploy_key', privateKey, hostFingerprint: seen })).refs).toHaveLength(2)
  expect(server.git('keyed.git', 'log', '--format=%s')).toBe('Release 2.0.0\nRelease 1.0.0')
  await expect(
    push(two, server.ssh('nothing.git'), { kind: 'deploy_key', privateKey, hostFingerprint: seen }),
  ).rejects.toMatchObject({
    code: 'upstream_refused',
  })
})

test.each([
  ['git@github.com:acme/desk.git', { user: 'git', host: 'github.com', port: 22, path: 'acme/desk.git' }],
  [
    'ssh://bob@git.acme.example:2222/desk.git',
    { user: 'bob', host: 'git.acme.example', port: 2222, path: '/desk.git' },
  ],
])('reads the ssh address %s', (url, address) => {
  expect(toSshAddress(url)).toEqual(address)
})

test.each(['https://github.com/a.git', "git@h:a'; rm -rf ~ #", 'ssh://h/a b', 'ssh://u:p@h/a', 'git@h:', 'x'])(
  'refuses the ssh address %j',
  (url) => {
    expect(() => toSshAddress(url)).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
  },
)
