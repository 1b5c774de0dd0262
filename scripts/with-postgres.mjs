// Runs a command with TEST_DATABASE_URL set to a PostgreSQL server of its own: `node scripts/with-postgres.mjs npm test`.
// Installs Debian's package where there is no PostgreSQL; listens on loopback; ends with the command.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../test/support/portal.mjs'

const DEBIAN = '/usr/lib/postgresql'
const isRoot = process.getuid?.() === 0

function debianBinaries() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

function pathBinaries() {
  return (process.env.PATH ?? '').split(':').find((bin) => existsSync(join(bin, 'initdb')))
}

function must(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout.trim()
}

function findPostgres() {
  const found = debianBinaries() ?? pathBinaries()
  if (found) return found
  console.log('Installing PostgreSQL…')
  must('apt-get', ['update'])
  must('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'])
  const installed = debianBinaries()
  if (!installed) throw new Error('PostgreSQL could not be installed')
  return installed
}

/** PostgreSQL refuses to run as root; its package brings a user of its own. */
const asPostgres = (command, args) =>
  isRoot ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]] : [command, args]

async function startPostgres() {
  const bin = findPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'portico-postgres-'))
  if (isRoot) chownSync(folder, Number(must('id', ['-u', 'postgres'])), Number(must('id', ['-g', 'postgres'])))
  const data = join(folder, 'data')
  must(...asPostgres(join(bin, 'initdb'), ['-D', data, '-U', 'portico', '-A', 'trust', '-E', 'UTF8', '--no-sync']))

  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=200',
  ]
  const flags = settings.flatMap((setting) => ['-c', setting])
  const server = spawn(...asPostgres(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags]), {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const ready = () => spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0
  for (let tries = 0; !ready(); tries++) {
    if (tries > 150 || server.exitCode !== null) throw new Error('PostgreSQL did not start')
    await setTimeout(200)
  }
  return {
    url: `postgresql://portico@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      // SIGINT is its fast shutdown: open connections are cut.
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const [command, ...args] = process.argv.slice(2)
if (!command) throw new Error('usage: with-postgres.mjs <command> [arguments]')
const postgres = await startPostgres()
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: postgres.url } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
const code = await new Promise((resolve) => child.once('exit', resolve))
await postgres.stop()
process.exit(code ?? 1)
