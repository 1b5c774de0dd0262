// Plugin definitions as files: `plugin: <name>`, then what PUT /plugins/<name> takes. A skill may be `folder: <path>`, a folder with
// SKILL.md in it, as Claude reads it.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { parse, stringify } from 'yaml'

const BINARY = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.woff', '.woff2', '.ttf', '.otf'])
const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/

/** Whether the definition is one of a plugin. */
export const isPlugin = (definition) => typeof definition?.plugin === 'string'

/** The name, and the body of the request, of the definition in `file`. Throws where a skill's folder cannot be read. */
export function toPluginRequest({ plugin, version: _, ...definition }, file) {
  const from = file === '-' ? process.cwd() : dirname(resolve(file))
  const skills = definition.skills?.map((skill) => (skill?.folder ? readSkill(resolve(from, skill.folder)) : skill))
  return { name: plugin, body: { ...definition, ...(skills && { skills }) } }
}

/** What the portal answers as a file that can be applied again. */
export function toPluginFile({ name, outcome: _, ...definition }, format) {
  const file = { version: 1, plugin: name, ...definition }
  return format === 'json' ? `${JSON.stringify(file, null, 2)}\n` : stringify(file, { lineWidth: 0 })
}

function readSkill(folder) {
  const [, head, body] = FRONTMATTER.exec(readFileSync(join(folder, 'SKILL.md'), 'utf8')) ?? []
  if (head === undefined)
    throw new Error(`${join(folder, 'SKILL.md')} does not begin with frontmatter between lines of ---`)
  const { 'allowed-tools': allowed, ...fields } = parse(head) ?? {}
  const allowedTools = Array.isArray(allowed) ? allowed : splitTools(allowed)
  const files = listFiles(folder).map((path) => readAttachment(folder, path))
  return {
    ...fields,
    ...(allowedTools && { allowedTools }),
    body: body.replace(/^\r?\n/, ''),
    ...(files.length > 0 && { files }),
  }
}

/** By commas or spaces, but not inside parentheses: `Bash(git log:*)` is one. */
function splitTools(text) {
  return typeof text === 'string' ? (text.match(/[^\s,(]+(?:\([^)]*\))?/g) ?? undefined) : undefined
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== 'SKILL.md')
    .sort()
}

function readAttachment(folder, path) {
  const bytes = readFileSync(join(folder, path))
  const binary = BINARY.has(extname(path).toLowerCase())
  return binary ? { path, base64: bytes.toString('base64') } : { path, text: bytes.toString('utf8') }
}
