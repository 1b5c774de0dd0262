// Writes the SQL of a migration, or checks that the migrations say what schema.prisma says, with Prisma's own schema
// engine as WebAssembly: no native engine, no server, nothing downloaded.
//   node scripts/migration.mjs add <name>     node scripts/migration.mjs check
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const root = fileURLToPath(new URL('..', import.meta.url))
const migrations = join(root, 'prisma/migrations')
const engineFolder = join(root, 'node_modules/@prisma/schema-engine-wasm')
const schema = { path: 'schema.prisma', content: readFileSync(join(root, 'prisma/schema.prisma'), 'utf8') }

async function loadEngine() {
  // The package names no entry that Node can load by itself, so its two files are wired by path.
  const bindings = await import(join(engineFolder, 'schema_engine_bg.js'))
  const wasm = readFileSync(join(engineFolder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const connect = () => new PrismaPGlite(new PGlite()).connect()
  const factory = { provider: 'postgres', adapterName: 'pglite', connect, connectToShadowDb: connect }
  return bindings.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

/** The SQL that leads from the migrations on disk to schema.prisma; empty when they agree. */
async function pendingSql() {
  const directories = readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const migrationDirectories = directories.map(({ name }) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok', value: readFileSync(join(migrations, name, 'migration.sql'), 'utf8') },
    },
  }))
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  const engine = await loadEngine()
  const { exitCode, stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: migrations,
      lockfile,
      shadowDbInitScript: '',
      migrationDirectories,
    },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  })
  return exitCode === 0 ? '' : stdout
}

const [command, name] = process.argv.slice(2)
mkdirSync(migrations, { recursive: true })
const sql = await pendingSql()
if (command === 'check') {
  if (sql) console.error(`prisma/migrations do not match schema.prisma. Missing:\n\n${sql}`)
  process.exit(sql ? 1 : 0)
}
if (command !== 'add' || !name) throw new Error('usage: migration.mjs add <name> | check')
if (sql) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const directory = join(migrations, `${stamp}_${name}`)
  mkdirSync(directory)
  writeFileSync(join(directory, 'migration.sql'), sql)
  console.log(directory)
} else {
  console.log('Nothing to add: the migrations match schema.prisma.')
}
process.exit(0)
