// `npm run dev`: the same server, with Next compiling pages as they are asked for.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { root } from './run.mjs'

process.chdir(root)
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
install()
process.env.NODE_ENV = 'development'
process.env.NEXT_TELEMETRY_DISABLED = '1'
const { bundleServer } = await import('./bundle-server.mjs')
await bundleServer()
const { buildLocalServer } = await import('./build-local-server.mjs')
await buildLocalServer()
await import(join(root, 'build/server.js'))
