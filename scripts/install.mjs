// Brings node_modules in line with package-lock.json and generates the database client; does nothing when both are.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const REQUIRED = [20, 20]

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > REQUIRED[0] || (major === REQUIRED[0] && minor >= REQUIRED[1])) return
  console.error(`Portico needs Node ${REQUIRED.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

function lockHash() {
  const files = ['package-lock.json', 'prisma/schema.prisma'].map((file) => readFileSync(join(root, file)))
  return createHash('sha256').update(Buffer.concat(files)).digest('hex')
}

/** Installs what is missing. The packages that build the portal are needed too, whatever NODE_ENV says. */
export function install() {
  requireNode()
  const stamp = join(root, 'node_modules/.portico-installed')
  const wanted = lockHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages…')
  run('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  run(process.execPath, ['scripts/generate-client.mjs'])
  writeFileSync(stamp, wanted)
}
