import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

/** The modules of `lib` from left to right: each imports only from its left. */
const ORDER = [
  'singleton',
  'errors',
  'env',
  'crypto',
  'db',
  'bus',
  'network',
  'mail',
  'keys',
  'limits',
  'activity',
  'partners',
  'connectors',
  'domains',
  'accounts',
  'imports',
  'markdown',
  'drafts',
  'git',
  'plugins',
  'upstream',
  'fixtures',
  'definitions',
  'oauth',
  'mcp',
  'bundles',
]

const root = process.cwd()
const sources = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
    .map((file) => join(folder, file))

interface Import {
  file: string
  target: string
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return [...found].map((match) => ({ file, target: match[1] as string }))
}

const moduleOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
const libImports = sources('lib').flatMap(importsOf)

test('every module of lib has its place in the order', () => {
  const modules = readdirSync(join(root, 'lib')).map((name) => name.replace(/\.ts$/, ''))
  expect(modules.filter((name) => !ORDER.includes(name))).toEqual([])
})

test('lib knows nothing of Next, React or the app', () => {
  const foreign = /^(next|next-auth|react|react-dom|@\/app)(\/|$)/
  expect(libImports.filter(({ target }) => foreign.test(target))).toEqual([])
})

test('modules import only what stands to their left', () => {
  const wrong = libImports.filter(({ file, target }) => {
    if (!target.startsWith('@/lib/')) return false
    return ORDER.indexOf(moduleOf(target.slice(2))) >= ORDER.indexOf(moduleOf(file))
  })
  expect(wrong).toEqual([])
})

test('modules are entered through their index or their schema', () => {
  const everywhere = [
    ...libImports,
    ...sources('app').flatMap(importsOf),
    ...['server.ts', 'local-server.ts'].flatMap(importsOf),
  ]
  const wrong = everywhere.filter(({ target }) => /^@\/lib\/[^/]+\/(?!schema$)/.test(target))
  expect(wrong).toEqual([])
})

test('inside a module imports are of its own files', () => {
  const wrong = libImports.filter(({ file, target }) => {
    if (!target.startsWith('.')) return false
    const from = moduleOf(file)
    const to = relative(root, resolve(root, dirname(file), target))
    return target.startsWith('../') ? moduleOf(to) !== from : !to.startsWith('lib/')
  })
  expect(wrong).toEqual([])
})

test('browser components import nothing from lib but schemas and types', () => {
  const wrong = sources('app')
    .filter((file) => /^['"]use client['"]/.test(readFileSync(join(root, file), 'utf8')))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const values = text.matchAll(/^import (?!type )[^'"]*from ['"](@\/lib\/[^'"]+)['"]/gm)
      return [...values].map((match) => ({ file, target: match[1] as string }))
    })
    .filter(({ target }) => !target.endsWith('/schema'))
  expect(wrong).toEqual([])
})

test('only the parsed environment reads process.env', () => {
  const readers = ['lib', 'app'].flatMap(sources).filter((file) => {
    return file !== 'lib/env.ts' && readFileSync(join(root, file), 'utf8').includes('process.env')
  })
  expect(readers).toEqual([])
})

test('nothing is exported wholesale', () => {
  const wrong = [...sources('lib'), ...sources('app')].filter((file) =>
    /^export \*/m.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})
