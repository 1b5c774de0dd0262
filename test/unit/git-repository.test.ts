import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildRepository, type GitCommit, type GitRepository } from '@/lib/git'
import { gitFolder, serveGit } from '@/test/support/git'

const author = { name: 'Acme Trading', email: 'acme@portal.example' }
const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) })

function release(version: number, files: [string, string][]): GitCommit {
  return {
    files: files.map(([path, text]) => file(path, text)),
    message: `Release ${version}.0.0\n\nWhat is new in ${version}.`,
    author,
    date: new Date(Date.UTC(2026, 0, version)),
    tag: { name: `v${version}.0.0`, message: `Version ${version}.0.0` },
  }
}

const first = release(1, [
  ['README.md', '# One\n'],
  ['skills/a/SKILL.md', 'a'],
  ['skills/a.md', 'sorts before the folder'],
  ['.claude-plugin/plugin.json', '{}'],
])
const second = release(2, [
  ['README.md', '# Two\n'],
  ['skills/a/SKILL.md', 'a'],
  ['skills/ü.md', 'not ASCII'],
])
const third = release(3, [['README.md', '# Three\n']])

const place = gitFolder()
let served: GitRepository
let server: Awaited<ReturnType<typeof serveGit>>

beforeAll(async () => {
  served = buildRepository([first, second])
  server = await serveGit(() => served)
})

afterAll(async () => {
  await server.stop()
  place.remove()
})

const clone = async (name: string, ...options: string[]) => {
  await place.git(['clone', '-q', ...options, server.url, name])
  return (...args: string[]) => place.git(args, join(place.folder, name))
}

test('git clones it whole: history, tags, files byte for byte, nothing wrong with any object', async () => {
  const git = await clone('whole')
  expect(await git('fsck', '--strict', '--full')).toBe('')
  expect((await git('log', '--format=%s %an <%ae> %aI')).split('\n').slice(0, 2)).toEqual([
    'Release 2.0.0 Acme Trading <acme@portal.example> 2026-01-02T00:00:00+00:00',
    'Release 1.0.0 Acme Trading <acme@portal.example> 2026-01-01T00:00:00+00:00',
  ])
  expect((await git('tag', '-n')).trim().split('\n')).toEqual([
    'v1.0.0          Version 1.0.0',
    'v2.0.0          Version 2.0.0',
  ])
  expect(readFileSync(join(place.folder, 'whole/skills/ü.md'), 'utf8')).toBe('not ASCII')
  await git('checkout', '-q', 'v1.0.0')
  expect(readFileSync(join(place.folder, 'whole/skills/a.md'), 'utf8')).toBe('sorts before the folder')
})

test('the ids are those that git itself gives', async () => {
  await place.git(['init', '-q', 'own'])
  const own = join(place.folder, 'own')
  const git = (...args: string[]) => place.git(args, own)
  for (const [index, commit] of [first, second].entries()) {
    await git('rm', '-rfq', '--ignore-unmatch', '.')
    const { mkdirSync, writeFileSync } = await import('node:fs')
    for (const { path, bytes } of commit.files) {
      mkdirSync(join(own, path, '..'), { recursive: true })
      writeFileSync(join(own, path), bytes)
    }
    await git('add', '-A')
    const tree = (await git('write-tree')).trim()
    expect(served.commits[index]?.tree).toBe(tree)
  }
})

test.each([
  ['--depth=1'],
  ['--depth=1', '--branch', 'v1.0.0'],
  ['--depth=1', '--no-tags', '--single-branch'],
  ['--filter=blob:none', '--no-checkout'],
])('git clones with %s %s', async (...options) => {
  const name = options.join('').replace(/\W/g, '')
  const git = await clone(name, ...options)
  await git('checkout', '-q', 'HEAD')
  expect(existsSync(join(place.folder, name, 'README.md'))).toBe(true)
  expect(await git('fsck', '--no-dangling')).toBe('')
  if (options.includes('--depth=1')) expect((await git('rev-list', '--count', 'HEAD')).trim()).toBe('1')
})

test('a shallow clone is deepened later', async () => {
  const git = await clone('deepened', '--depth=1')
  await git('fetch', '-q', '--unshallow')
  expect((await git('rev-list', '--count', 'HEAD')).trim()).toBe('2')
  expect(await git('fsck', '--strict', '--no-dangling')).toBe('')
})

test('a sparse clone fetches only the files of its folder', async () => {
  const git = await clone('sparse', '--filter=blob:none', '--sparse')
  await git('sparse-checkout', 'set', 'skills/a')
  expect(existsSync(join(place.folder, 'sparse/skills/a/SKILL.md'))).toBe(true)
})

test('one commit is fetched by its id', async () => {
  await place.git(['init', '-q', 'pinned'])
  const git = (...args: string[]) => place.git(args, join(place.folder, 'pinned'))
  const [oldest] = served.commits
  await git('fetch', '-q', '--depth=1', server.url, oldest?.id ?? '')
  await git('checkout', '-q', 'FETCH_HEAD')
  expect(readFileSync(join(place.folder, 'pinned/README.md'), 'utf8')).toBe('# One\n')
})

test('ls-remote shows HEAD, the branch and the tags with the commits they are on', async () => {
  const lines = (await place.git(['ls-remote', '--symref', server.url])).trim().split('\n')
  expect(lines.map((line) => line.split('\t')[1])).toEqual([
    'HEAD',
    'HEAD',
    'refs/heads/main',
    'refs/tags/v1.0.0',
    'refs/tags/v1.0.0^{}',
    'refs/tags/v2.0.0',
    'refs/tags/v2.0.0^{}',
  ])
})

test.each(['whole clone', 'shallow clone'])(
  'a %s follows the next release, and gets only what is new',
  async (kind) => {
    served = buildRepository([first, second])
    const git = await clone(kind.replace(' ', '-'), ...(kind === 'shallow clone' ? ['--depth=1'] : []))
    served = buildRepository([first, second, third])
    await git('pull', '-q', '--ff-only')
    expect((await git('log', '-1', '--format=%s')).trim()).toBe('Release 3.0.0')
    expect(await git('fsck', '--no-dangling')).toBe('')
    expect((await git('tag')).trim().split('\n')).toContain('v3.0.0')
  },
)

test('nothing can be pushed, and git is told so', async () => {
  const git = await clone('pushing')
  await expect(git('push', '-q', 'origin', 'HEAD:refs/heads/other')).rejects.toThrow(/403/)
})

test('an id that is not there is refused by name', async () => {
  await place.git(['init', '-q', 'unknown'])
  const fetched = place.git(['fetch', '-q', server.url, 'a'.repeat(40)], join(place.folder, 'unknown'))
  await expect(fetched).rejects.toThrow(/not our ref/)
})

test.each([
  ['no pkt-lines', 'hello', 'not the git protocol'],
  ['a line that is longer than the request', 'ffffwant', 'not the git protocol'],
  ['a word nobody knows', '000bdance 10000', 'dance'],
  ['an id of something else', '000ewant /etc\n0000', '40 hexadecimal'],
])('a request of %s is answered with what is wrong', async (_what, body, said) => {
  const answer = await fetch(`${server.url}/git-upload-pack`, { method: 'POST', body })
  expect(await answer.text()).toContain(said)
})

test('a request that unpacks to more than is read is refused', async () => {
  const { gzipSync } = await import('node:zlib')
  const answer = await fetch(`${server.url}/git-upload-pack`, {
    method: 'POST',
    headers: { 'content-encoding': 'gzip' },
    body: new Uint8Array(gzipSync(Buffer.alloc(50_000_000))),
  })
  expect(await answer.text()).toContain('too large')
})

test.each([
  '../up.md',
  '.git/config',
  'a/.GIT/hooks',
  'GIT~1/x',
  'a//b',
  '/root',
  'a\\b',
  'a/..',
  'c:x',
  'x\0y',
  '.git. /x',
  '.g\u200cit/x',
])('refuses the path %j', (path) => {
  const commit = { ...first, files: [file(path, '')] }
  expect(() => buildRepository([commit])).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
})

test('refuses two files in one place', () => {
  for (const files of [
    [file('a', '1'), file('a', '2')],
    [file('a', '1'), file('a/b', '2')],
    [file('a/b', '1'), file('a', '2')],
  ])
    expect(() => buildRepository([{ ...first, files }])).toThrow(expect.objectContaining({ code: 'conflict' }))
})

test.each(['-v1', 'a..b', 'a b', 'x.lock', 'a/', 'ü', ''])('refuses the tag %j', (name) => {
  expect(() => buildRepository([{ ...first, tag: { name, message: '' } }])).toThrow()
})

test('hostile names and messages stay inside their places', async () => {
  const name = 'Eve\n<eve@evil.example>\ntree 0000 >'
  served = buildRepository([{ ...first, author: { name, email: 'a b<>@c' }, message: 'x\0y\n\ngpgsig z\n\n\n' }])
  const git = await clone('hostile')
  expect(await git('fsck', '--strict')).toBe('')
  expect((await git('log', '--format=%an|%ae|%B')).trim()).toBe('Eve eve@evil.example tree 0000|ab@c|xy\n\ngpgsig z')
  served = buildRepository([first, second])
})

test('any files come back byte for byte, and the same files have the same ids', async () => {
  const names = fc.stringMatching(/^[a-zA-Z0-9 _.ü-]{0,12}[a-zA-Z0-9]$/)
  const paths = fc
    .array(names, { minLength: 1, maxLength: 3 })
    .map((parts) => `f/${parts.map((part) => `x${part}`).join('/')}`)
  const contents = fc.uint8Array({ maxLength: 300 })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.dictionary(paths, contents, { minKeys: 1, maxKeys: 12 }), async (tree) => {
      const kept = Object.entries(tree).filter(
        ([path]) => !Object.keys(tree).some((other) => other.startsWith(`${path}/`)),
      )
      const files = kept.map(([path, bytes]) => ({ path, bytes }))
      served = buildRepository([{ ...first, files }])
      expect(buildRepository([{ ...first, files: [...files].reverse() }]).commits).toEqual(served.commits)
      const name = `any-${run++}`
      const git = await clone(name)
      expect(await git('fsck', '--strict')).toBe('')
      for (const { path, bytes } of files) {
        expect(readFileSync(join(place.folder, name, path)).equals(Buffer.from(bytes))).toBe(true)
      }
    }),
    { numRuns: 8 },
  )
})
