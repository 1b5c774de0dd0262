// Makes `build/local-server.mjs`, the one file that desktop bundles run: a step of the build, of `npm run dev` and of the tests.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { root } from './run.mjs'

const OUTPUT = join(root, 'build/local-server.mjs')

const BANNER = `// The MCP server of one connector, over stdio: reads release.json beside it, and calls the API that is named there with the key in its
// environment. Made by Portico of the files that comments below name; their licences stand at the end.`

/** What the server is made of beside `lib`. Every other package belongs to a part of `lib` that has no place in it. */
const PACKAGES = /^(@modelcontextprotocol\/server|@jmespath-community\/jmespath|ajv|ajv-formats|zod)(\/|$)/

const onlyItsPackages = {
  name: 'only-its-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      const isOwn = importer !== '' && !path.startsWith('@/') && !importer.includes('/node_modules/')
      return isOwn && !PACKAGES.test(path) ? { path, external: true } : undefined
    })
  },
}

/** Files of `lib` only define things, so what is not used of a module's index stays out of the server, and with it the database. */
const usedPartsOfLib = {
  name: 'used-parts-of-lib',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(@\/lib\/|\.)/ }, async ({ path, importer, pluginData, ...rest }) => {
      if (pluginData === usedPartsOfLib || importer.includes('/node_modules/')) return undefined
      const found = await resolve(path, { ...rest, importer, pluginData: usedPartsOfLib })
      return { ...found, sideEffects: false }
    })
  },
}

/** The SDK's own validator would be a second Ajv, and zod speaks forty languages that nobody here reads. */
const leaner = {
  name: 'leaner',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, () => ({ path: 'shims', namespace: 'leaner' }))
    onLoad({ filter: /^shims$/, namespace: 'leaner' }, () => ({
      contents: `export { default as process } from 'node:process'
        export { newSchemaValidator as DefaultJsonSchemaValidator } from '@/lib/connectors'`,
      resolveDir: root,
    }))
    onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
    }))
  },
}

/** The package that a file of the metafile is of, and its folder; null for the portal's own. */
function packageOf(file) {
  const [, folder, name] = /^((?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file) ?? []
  return folder ? { folder, name } : null
}

function licenceOf({ folder, name }) {
  const home = join(root, folder)
  const { version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const file = readdirSync(home).find((each) => /^licen[cs]e/i.test(each))
  if (!file) throw new Error(`${name} brings no licence`)
  const text = readFileSync(join(home, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return { title: `${name} ${version} (${license})`, text }
}

/** Our own licence and that of every package in the server, each text once, as one comment. */
function licences({ inputs }) {
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  const packages = new Map(used.flatMap(([file]) => packageOf(file) ?? []).map((each) => [each.name, each]))
  const byText = new Map()
  for (const name of [...packages.keys()].sort()) {
    const { title, text } = licenceOf(packages.get(name))
    byText.set(text, [...(byText.get(text) ?? []), title])
  }
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim()
  const parts = [...byText].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`)
  const lines = [`Portico\n\n${own}`, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`).split('\n')
  return lines.map((line) => `// ${line}`.trimEnd()).join('\n')
}

/** The text of the server: the same on every machine that has the packages of package-lock.json. */
export async function bundleLocalServer() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['local-server.ts'],
    outfile: OUTPUT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    banner: { js: BANNER },
    legalComments: 'none',
    plugins: [onlyItsPackages, usedPartsOfLib, leaner],
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
  const [output] = Object.values(metafile.outputs)
  const missing = output.imports.filter(({ path }) => !path.startsWith('node:')).map(({ path }) => path)
  if (missing.length > 0) throw new Error(`The local server needs ${missing.join(', ')}, which it cannot bring along`)
  // Where node_modules lies is nobody's business.
  const code = outputFiles[0].text.replace(/^(\s*(?:\/\/ |"))\S*?(node_modules\/)/gm, '$1$2')
  return { code: `${code}\n${licences(output)}\n`, inputs: output.inputs }
}

/** Writes it, unless it is there. Whole at any moment: test files may do so at one time. */
export async function buildLocalServer() {
  const { code } = await bundleLocalServer()
  if (existsSync(OUTPUT) && readFileSync(OUTPUT, 'utf8') === code) return
  mkdirSync(join(root, 'build'), { recursive: true })
  const draft = `${OUTPUT}.${process.pid}`
  writeFileSync(draft, code)
  renameSync(draft, OUTPUT)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLocalServer()
