// Builds the portal when something it is made of has changed: `npm run build`, and a step of `npm start`.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'
import { root, run } from './run.mjs'

const SOURCES = ['app', 'lib', 'prisma', 'public', 'scripts']
const FILES = [
  'server.ts',
  'local-server.ts',
  'instrumentation-client.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]
const NOT_A_SOURCE = join('lib', 'db', 'generated')

function sourceFiles() {
  const below = SOURCES.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      : [],
  )
  return [...FILES, ...below].filter((file) => !file.startsWith(NOT_A_SOURCE)).sort()
}

function sourceHash() {
  const hash = createHash('sha256').update(process.version)
  for (const file of sourceFiles()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Builds unless the last build was of these very sources. */
export async function build() {
  const stamp = join(root, 'build/sources')
  const wanted = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(stamp, { force: true })
  console.log('Building…')
  run(process.execPath, ['scripts/generate-client.mjs'])
  run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    quiet: true,
  })
  const { bundleServer } = await import('./bundle-server.mjs')
  await bundleServer()
  const { buildLocalServer } = await import('./build-local-server.mjs')
  await buildLocalServer()
  writeFileSync(stamp, wanted)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install()
  await build()
}
