#!/usr/bin/env node
// The command over the portal's API. What it can do is in USAGE; docs/definition-files.md tells the rest.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { lineDifference } from './line-difference.mjs'
import { isPlugin, toPluginFile, toPluginRequest } from './plugin-file.mjs'

const USAGE = `Usage: portico <command> [options]

  apply <file>…            put definition files of connectors and plugins; creates or replaces drafts
  export <connector>       print the definition of a draft        [--format yaml|json] [--out <file>]
                           or of a plugin                         [--plugin]
  diff <file>…             what apply would change                exits with 1 where something differs
  import <connector> <file or address>                            [--kind openapi|postman|har|curl] [--select <operation>]…
                           make tools of a document's operations  [--replace] [--name, --description, --base-url: make the connector]
  publish <connector>      publish the draft                      [--note <text>] [--despite-fixtures]
  test <connector>         call the API once with the stored        [--environment <name>]
                           credential, and say what it answers   exits with 1 where it does not work
  release <plugin>         release a plugin under a version       [--version <version>] [--notes <text>]
  plugin <plugin>          download a plugin's zip                [--version <version>] [--out <file>]
  keys status              how the portal's keys stand            for the account that set the portal up
  keys rotate              replace them while it runs, and wait until all is sealed anew

  --url <portal>    or PORTICO_URL; http://localhost:3000 without
  PORTICO_TOKEN     a personal access token; make one on the portal's page Access tokens

Exit: 0 done · 1 diff found differences, or test found a credential that does not work · 2 wrong use · 3 the portal refused · 4 the portal cannot be reached or failed`

const EXIT = { done: 0, different: 1, usage: 2, refused: 3, unreachable: 4 }

/** Ends the command with a sentence on standard error. */
class Stop extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

const usage = (message) => new Stop(EXIT.usage, `${message}\n\n${USAGE}`)
const say = (line) => process.stdout.write(`${line}\n`)
const warn = (line) => process.stderr.write(`${line}\n`)

const OPTIONS = {
  url: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  kind: { type: 'string' },
  select: { type: 'string', multiple: true },
  replace: { type: 'boolean' },
  note: { type: 'string' },
  'despite-fixtures': { type: 'boolean' },
  name: { type: 'string' },
  description: { type: 'string' },
  'base-url': { type: 'string' },
  environment: { type: 'string' },
  plugin: { type: 'boolean' },
  version: { type: 'string' },
  notes: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw usage(error.message)
  }
}

function portalAddress(option) {
  const text = option ?? (process.env.PORTICO_URL || 'http://localhost:3000')
  if (!URL.canParse(text)) throw usage(`${text} is no address of a portal`)
  return text.replace(/\/+$/, '')
}

function refusal(status, problem) {
  const errors = Object.entries(problem?.errors ?? {}).map(([path, message]) => `  ${path}: ${message}`)
  const said =
    errors.length > 0 ? ['The portal refuses:', ...errors] : [problem?.detail ?? `The portal answers ${status}`]
  return new Stop(status >= 500 ? EXIT.unreachable : EXIT.refused, said.join('\n'))
}

/** Requests to the portal's API with the token of the environment. */
function connect(url) {
  const token = process.env.PORTICO_TOKEN
  if (!token) throw usage('Set PORTICO_TOKEN to an access token')
  return async (method, path, body, { missing } = {}) => {
    const options = {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    }
    const answer = await fetch(`${url}/api/v1${path}`, options).catch((error) => {
      throw new Stop(EXIT.unreachable, `${url} cannot be reached: ${error.cause?.message ?? error.message}`)
    })
    if (answer.status === 404 && missing !== undefined) return missing
    if (answer.ok) return answer
    throw refusal(answer.status, await answer.json().catch(() => null))
  }
}

function readFile(file) {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw usage(`${file} cannot be read: ${error.message}`)
  }
}

/** A definition file as data. */
function readDefinition(file) {
  let definition
  try {
    definition = parse(readFile(file), { version: '1.2' })
  } catch (error) {
    if (error instanceof Stop) throw error
    throw usage(`${file}: ${error.message}`)
  }
  if (typeof definition?.slug !== 'string' && !isPlugin(definition)) {
    throw usage(`${file} has no slug of a connector, and no plugin`)
  }
  return definition
}

/** The request that puts the plugin of a definition file. */
function readPluginRequest(definition, file) {
  try {
    return toPluginRequest(definition, file)
  } catch (error) {
    throw usage(`${file}: ${error.message}`)
  }
}

/** The part of a definition with its credential's value, where the environment has the variable that it names. */
function withValue(part) {
  const variable = part?.credential?.valueFrom
  // A file of someone else's could ask for any secret and send it to an address of theirs.
  const value = /^[A-Z_][A-Z0-9_]*_CREDENTIAL$/.test(variable) && process.env[variable]
  return value ? { ...part, credential: { ...part.credential, value } } : part
}

/** The same for the definition and all of its environments. */
function withCredentials(definition) {
  const whole = withValue(definition)
  if (typeof whole.environments !== 'object' || whole.environments === null) return whole
  const environments = Object.entries(whole.environments).map(([name, each]) => [name, withValue(each)])
  return { ...whole, environments: Object.fromEntries(environments) }
}

const connectorPath = (slug) => `/connectors/${encodeURIComponent(slug)}`
const pluginPath = (name) => `/plugins/${encodeURIComponent(name)}`

async function apply(call, files) {
  if (files.length === 0) throw usage('Name a definition file')
  // All are read before the first is put, so that a mistake in one changes nothing.
  const read = files.map((file) => {
    const definition = readDefinition(file)
    return isPlugin(definition) ? { plugin: readPluginRequest(definition, file) } : { definition }
  })
  for (const { plugin, definition } of read) {
    if (plugin) await applyPlugin(call, plugin)
    else await applyConnector(call, definition)
  }
  return EXIT.done
}

async function applyConnector(call, definition) {
  const answer = await call('PUT', connectorPath(definition.slug), withCredentials(definition))
  const { outcome, warnings } = await answer.json()
  for (const warning of warnings) warn(`${definition.slug}: ${warning}`)
  say(`${definition.slug}: ${outcome}`)
}

async function applyPlugin(call, { name, body }) {
  const { outcome } = await (await call('PUT', pluginPath(name), body)).json()
  say(`${name}: ${outcome}`)
}

async function exportFile(call, [slug], { format = 'yaml', out, plugin }) {
  if (!slug) throw usage(plugin ? 'Name a plugin' : 'Name a connector')
  if (format !== 'yaml' && format !== 'json') throw usage('--format is yaml or json')
  const answer = await call('GET', plugin ? pluginPath(slug) : `${connectorPath(slug)}/definition?format=${format}`)
  const text = plugin ? toPluginFile(await answer.json(), format) : await answer.text()
  if (out) writeFileSync(out, text)
  else process.stdout.write(text)
  return EXIT.done
}

async function diff(call, files) {
  if (files.length === 0) throw usage('Name a definition file')
  let different = false
  for (const file of files) {
    const definition = readDefinition(file)
    const subject = definition.plugin ?? definition.slug
    const { before, after } = isPlugin(definition)
      ? await comparePlugin(call, readPluginRequest(definition, file))
      : await compareConnector(call, definition)
    const lines = lineDifference(before ?? '', after)
    if (lines.length === 0) continue
    different = true
    say(`--- ${subject} (portal)\n+++ ${file}\n${lines.join('\n')}`)
  }
  return different ? EXIT.different : EXIT.done
}

async function compareConnector(call, definition) {
  const answer = await call('POST', `${connectorPath(definition.slug)}/preview`, definition)
  const { before, after, warnings } = await answer.json()
  for (const warning of warnings) warn(`${definition.slug}: ${warning}`)
  return { before, after }
}

/** Both as files, in the order of the portal's fields, so that only content differs. */
async function comparePlugin(call, { name, body }) {
  const answer = await call('GET', pluginPath(name), undefined, { missing: null })
  const there = answer && (await answer.json())
  // What a file leaves out, the portal fills in.
  const wanted = { license: 'MIT', connectors: [], ...body, name }
  const keys = Object.keys({ ...there, ...wanted }).filter((key) => key in wanted)
  const ordered = Object.fromEntries(keys.map((key) => [key, wanted[key]]))
  return { before: there && toPluginFile(there, 'yaml'), after: toPluginFile(ordered, 'yaml') }
}

const looksLikeAddress = (source) => /^https?:\/\//.test(source)

/** The kind of a document, as far as its text tells. */
function guessKind(source, text) {
  if (/\.har$/i.test(source)) return 'har'
  if (text === null) return 'openapi'
  // Comments and variables may stand before the first command.
  const first = text
    .split(/\r?\n/)
    .find((line) => line.trim() && !/^\s*(#|REM\b|::|((export|set)\s+)?\w+=)/i.test(line))
  if (/^\s*([$>%]\s+)?\S*curl(\.exe)?(\s|$)/i.test(first ?? '')) return 'curl'
  if (/"_postman_id"|schema\.(get)?postman\.com/.test(text)) return 'postman'
  if (/^\s*\{\s*"log"\s*:/.test(text)) return 'har'
  return 'openapi'
}

/** Makes the connector that tools are to be imported into, where it is not there and the options describe it. */
async function makeConnector(call, slug, options) {
  const path = connectorPath(slug)
  if (await call('GET', path, undefined, { missing: null })) return
  const { name, description, 'base-url': baseUrl } = options
  if (!name || !baseUrl) {
    throw new Stop(EXIT.refused, `There is no connector "${slug}". Give --name and --base-url to make it.`)
  }
  await call('PUT', path, { name, description: description ?? name, baseUrl, tools: [] })
  say(`${slug}: created`)
}

async function importDocument(call, [slug, source], options) {
  if (!slug || !source) throw usage('Name a connector, and a file or an address')
  const text = looksLikeAddress(source) ? null : readFile(source)
  const kind = options.kind ?? guessKind(source, text)
  await makeConnector(call, slug, options)
  const { select, replace } = options
  const body = {
    kind,
    ...(text === null ? { url: source } : { document: text }),
    ...(select && { select }),
    replace: replace ?? false,
  }
  const { added, updated, replaced, kept, skipped, warnings, credentials } = await (
    await call('POST', `${connectorPath(slug)}/import`, body)
  ).json()
  for (const name of added) say(`added     ${name}`)
  for (const name of updated) say(`updated   ${name}`)
  for (const name of replaced) say(`replaced  ${name}`)
  for (const name of kept) say(`kept      ${name}`)
  for (const { operation, reason } of skipped) warn(`skipped   ${operation}: ${reason}`)
  for (const warning of warnings) warn(warning)
  for (const one of credentials) {
    warn(`The document names a credential (${[one.kind, one.name].filter(Boolean).join(' ')}). Its value is not taken.`)
  }
  return EXIT.done
}

async function publish(call, [slug], { note = '', 'despite-fixtures': despiteFixtures = false }) {
  if (!slug) throw usage('Name a connector')
  const path = connectorPath(slug)
  const { changes } = await (await call('GET', `${path}/changes`)).json()
  const { liveRelease } = await (await call('GET', path)).json()
  if (changes.length === 0 && liveRelease !== null) {
    say(`${slug}: release ${liveRelease} is what the draft says`)
    return EXIT.done
  }
  const { release, endpoint } = await (await call('POST', `${path}/releases`, { note, despiteFixtures })).json()
  for (const { sentence } of changes) say(sentence.replaceAll('`', ''))
  say(`${slug}: release ${release} at ${endpoint}`)
  return EXIT.done
}

async function release(call, [name], { version, notes }) {
  if (!name) throw usage('Name a plugin')
  const answer = await call('POST', `${pluginPath(name)}/releases`, { version, notes })
  say(`${name}: released ${(await answer.json()).version}`)
  return EXIT.done
}

async function plugin(call, [name], { out, version }) {
  if (!name) throw usage('Name a plugin, or a connector for its own')
  const answer = await call(
    'GET',
    `${pluginPath(name)}/download${version ? `?version=${encodeURIComponent(version)}` : ''}`,
  )
  const file = out ?? /filename="([\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `${name}.zip`
  writeFileSync(file, new Uint8Array(await answer.arrayBuffer()))
  say(file)
  return EXIT.done
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const POLL_MS = 1_000
/** A rotation that does not get on for so long needs somebody to look. */
const STUCK_MS = 180_000

function keyLines({ sealing, signing }) {
  const sealed = sealing.keys.map(({ id, state, values }) => `sealing  ${id}  ${state}, ${values} values`)
  const signs = signing.keys.map(({ id, state, changesAt }) => {
    return `signing  ${id}  ${state}${changesAt ? ` until ${changesAt}` : ''}`
  })
  return [...sealed, ...signs]
}

function rotationStep({ sealing: { keys, left, total } }) {
  if (keys.some(({ state }) => state === 'coming')) return 'the new key is made known to every instance'
  return left > 0 ? `sealed anew: ${total - left} of ${total}` : `all ${total} values sealed anew; the former key goes`
}

/** Says each step of a rotation until the former keys are gone. */
async function watchRotation(call) {
  let [said, since] = ['', Date.now()]
  for (;;) {
    const status = await (await call('GET', '/keys')).json()
    if (status.sealing.done) return status
    const step = rotationStep(status)
    if (step !== said) {
      say(step)
      ;[said, since] = [step, Date.now()]
    }
    if (Date.now() - since > STUCK_MS)
      throw new Stop(EXIT.unreachable, 'It does not get on. The log of the portal says why.')
    await pause(POLL_MS)
  }
}

async function keys(call, [what]) {
  if (what !== 'status' && what !== 'rotate') throw usage('Say keys status or keys rotate')
  if (what === 'rotate') await call('POST', '/keys/rotate')
  const status = what === 'rotate' ? await watchRotation(call) : await (await call('GET', '/keys')).json()
  for (const line of keyLines(status)) say(line)
  return EXIT.done
}

async function test(call, [slug], { environment }) {
  if (!slug) throw usage('Name a connector')
  // Where each user has a key of their own, one to test with; never on the command line, where others see it.
  const key = process.env.PORTICO_TEST_KEY || undefined
  const answer = await call('POST', `${connectorPath(slug)}/credential/test`, { environment, key })
  const { verdict, message, request, status } = await answer.json()
  say(`${slug}: ${[request, status].filter((each) => each !== null).join(' → ')}`)
  say(message)
  return verdict === 'works' ? EXIT.done : EXIT.different
}

const COMMANDS = { keys, apply, export: exportFile, diff, import: importDocument, publish, test, release, plugin }

async function main() {
  const { values, positionals } = readArguments()
  const [name, ...rest] = positionals
  if (values.help || name === 'help') {
    say(USAGE)
    return EXIT.done
  }
  if (!name) throw usage('Name a command')
  if (!Object.hasOwn(COMMANDS, name)) throw usage(`There is no command "${name}"`)
  return COMMANDS[name](connect(portalAddress(values.url)), rest, values)
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    warn(error instanceof Stop ? error.message : `portico: ${error.stack}`)
    process.exitCode = error instanceof Stop ? error.code : EXIT.unreachable
  },
)
