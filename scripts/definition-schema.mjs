// Writes public/schemas/connector.v1.json from the schema the portal itself reads definitions with: `npm run schemas`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './run.mjs'

const bundle = join(root, 'build/definition-schema.mjs')
await build({
  stdin: { contents: "export { buildDefinitionSchema } from '@/lib/definitions'", resolveDir: root },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
const { buildDefinitionSchema } = await import(pathToFileURL(bundle).href)
rmSync(bundle)
mkdirSync(join(root, 'public/schemas'), { recursive: true })
writeFileSync(join(root, 'public/schemas/connector.v1.json'), `${JSON.stringify(buildDefinitionSchema(), null, 2)}\n`)
