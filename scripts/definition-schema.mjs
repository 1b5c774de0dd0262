// Writes public/schemas/ from the schemas the portal itself reads definitions with: `npm run schemas`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './run.mjs'

const bundle = join(root, 'build/definition-schema.mjs')
await build({
  stdin: {
    contents:
      "export { buildDefinitionSchema } from '@/lib/definitions'; export { buildPluginSchema } from '@/lib/plugins'",
    resolveDir: root,
  },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
const { buildDefinitionSchema, buildPluginSchema } = await import(pathToFileURL(bundle).href)
rmSync(bundle)
const folder = join(root, 'public/schemas')
mkdirSync(folder, { recursive: true })
for (const [name, schema] of [
  ['connector.v1.json', buildDefinitionSchema()],
  ['plugin.v1.json', buildPluginSchema()],
]) {
  writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`)
}
