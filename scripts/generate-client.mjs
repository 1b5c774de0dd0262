// `prisma generate` looks for the native schema engine before it starts but never runs it. Any executable will do,
// so Node itself stands in and nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const prisma = fileURLToPath(import.meta.resolve('prisma/build/index.js'))
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  encoding: 'utf8',
})
if (status !== 0) process.stderr.write(stdout + stderr)
process.exit(status ?? 1)
