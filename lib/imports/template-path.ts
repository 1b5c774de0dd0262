import type { JsonSchema } from '@/lib/connectors/schema'
import { inferSchema, readValue } from './infer-schema'
import { toSingular, toSnake } from './name-words'

export interface TemplatePart {
  /** As it stands in the path: literal text, or a placeholder in braces. */
  text: string
  placeholder: { name: string; schema: JsonSchema; example: unknown } | null
}

export interface TemplatePath {
  /** Path of the base URL, '' or beginning with a slash. */
  prefix: string
  parts: TemplatePart[]
}

const PREFIX_SEGMENT = /^(api|rest|public|v\d+(\.\d+)*(alpha|beta)?\d*|\d{4}-\d\d(-\d\d)?)$/i
const VERSION_SEGMENT = /^(v\d+(\.\d+)*(alpha|beta)?\d*|\d{4}-\d\d(-\d\d)?)$/i
/** Written as a placeholder already: {id}, :id, <id>, {{id}}, $ID, ${ID}, %ID%. */
const WRITTEN =
  /^(?:\{([\w.-]+)\}|:([a-z]\w*)|<([\w-]+)>|\{\{\s*([\w.-]+)\s*\}\}|\$([a-z_]\w*)|\$\{([a-z_]\w*)\}|%([a-z_]\w*)%)$/i
const EXTENSION = /\.(?:json|xml|csv|pdf)$/i
const ID = [
  /^\d+$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^[0-9a-f]{16,}$/i,
  /^[a-z]{2,8}_(?=\w*\d)\w{6,}$/i,
  /^[A-Z]{1,5}-?\d+$/,
  /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[\w-]{8,}$/,
]

export function isIdSegment(segment: string): boolean {
  return ID.some((pattern) => pattern.test(segment.replace(EXTENSION, '')))
}

/** How many leading segments belong to the base URL: up to a version, or all of `api` and the like. */
function prefixLength(segments: string[]): number {
  const version = segments.slice(0, 4).findLastIndex((segment) => VERSION_SEGMENT.test(segment))
  const other = segments.findIndex((segment) => !PREFIX_SEGMENT.test(segment))
  const leading = other < 0 ? segments.length : other
  return Math.min(Math.max(version + 1, leading), Math.max(segments.length - 1, 0))
}

function nameFor(before: string | undefined, used: Set<string>): string {
  const noun = before ? toSingular(toSnake(before)) : ''
  const base = noun && !/^\d/.test(noun) ? `${noun}_id` : 'id'
  return unused(base, used)
}

export function unused(base: string, used: Set<string>): string {
  let name = base
  for (let count = 2; used.has(name); count++) name = `${base}_${count}`
  used.add(name)
  return name
}

/** The path of an example address: what belongs to the base URL, and the rest with ids turned into placeholders. */
export function templatePath(
  segments: string[],
  isOwn: (segment: string, index: number) => boolean = () => false,
): TemplatePath {
  const length = prefixLength(segments)
  const used = new Set<string>()
  const parts = segments.slice(length).map((segment, index, rest): TemplatePart => {
    const written = WRITTEN.exec(segment)?.slice(1).find(Boolean)
    if (written) {
      const name = unused(toSnake(written) || 'id', used)
      return { text: `{${name}}`, placeholder: { name, schema: { type: 'string' }, example: undefined } }
    }
    const [, stem = segment, extension = ''] = /^(.+?)(\.(?:json|xml|csv|pdf))?$/i.exec(segment) ?? []
    const isPlaceholder = ID.some((pattern) => pattern.test(stem)) || isOwn(segment, index + length)
    if (!isPlaceholder) return { text: encodeURIComponent(segment), placeholder: null }
    const name = nameFor(rest[index - 1], used)
    const example = readValue(stem)
    return { text: `{${name}}${extension}`, placeholder: { name, schema: inferSchema(example), example } }
  })
  const prefix = segments.slice(0, length).map((segment) => `/${encodeURIComponent(segment)}`)
  return { prefix: prefix.join(''), parts }
}
