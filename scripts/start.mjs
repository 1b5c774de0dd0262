// `npm start`: install what is missing, build what has changed, then become the server.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { root } from './run.mjs'

process.chdir(root)
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
install()
await build()
process.env.NODE_ENV = 'production'
await import(join(root, 'build/server.js'))
