import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { toText } from './encode-text'
import { readFileArgument } from './read-file-argument'
import { type Part, writeMultipart } from './write-multipart'
import { styledPairs, type Wire } from './write-style'

/** A value of the body under the name the API knows. */
export interface BodyValue {
  name: string
  value: unknown
  wire: Wire
}

export interface Body {
  body: string | Uint8Array
  contentType: string
}

type BodyTool = Pick<ToolDefinition, 'bodyEncoding' | 'contentType'>

const present = (value: unknown) => value !== undefined && value !== null

/** The properties of a whole-body object, each sent as the whole is. */
function spread(entries: BodyValue[]): BodyValue[] {
  return entries.flatMap((entry) => {
    const { wholeBody, ...wire } = entry.wire
    if (!wholeBody || typeof entry.value !== 'object' || entry.value === null) return [entry]
    return Object.entries(entry.value).map(([name, value]) => ({ name, value, wire }))
  })
}

/** Application/x-www-form-urlencoded; lists repeat their name and objects are JSON, unless a style says else. */
function formPairs(entries: BodyValue[]): string[] {
  return entries.flatMap(({ name, value, wire }) => {
    if (wire.style) return styledPairs(name, value, wire).map((pair) => pair.join('='))
    return (Array.isArray(value) ? value : [value])
      .filter(present)
      .map((one) => new URLSearchParams([[name, toText(one)]]).toString())
  })
}

/** Pair by pair: an object that is spread out can spell the name of a constant. */
function formBody(entries: BodyValue[], constants: BodyValue[]): string {
  const fixed = new Set(constants.map(({ name }) => name))
  const free = formPairs(entries).filter(
    (pair) => ![...new URLSearchParams(pair).keys()].some((name) => fixed.has(name)),
  )
  return [...free, ...formPairs(constants)].join('&')
}

function jsonBody(entries: BodyValue[], whole: BodyValue | undefined, constants: BodyValue[]): unknown {
  const pairs = (values: BodyValue[]) => values.map(({ name, value }) => [name, value] as const)
  if (!whole) return Object.fromEntries([...pairs(entries), ...pairs(constants)])
  if (constants.length === 0) return whole.value
  if (typeof whole.value !== 'object' || whole.value === null || Array.isArray(whole.value)) {
    throw new AppError('invalid_argument', `"${whole.name}" must be an object`)
  }
  return Object.fromEntries([...Object.entries(whole.value), ...pairs(constants)])
}

/** The media type without parameters that would only fit one file. */
function filePart(name: string, value: unknown, wire: Wire): Part {
  const file = readFileArgument(name, value)
  const declared = wire.contentType && !/[*,]/.test(wire.contentType) ? wire.contentType : null
  return {
    name,
    filename: file.name ?? name,
    contentType: file.type ?? declared ?? 'application/octet-stream',
    bytes: file.bytes,
  }
}

function fieldPart(name: string, value: unknown, wire: Wire): Part {
  const isJson = typeof value === 'object' || wire.style === 'json'
  return {
    name,
    filename: null,
    contentType: wire.contentType ?? (isJson ? 'application/json' : null),
    bytes: new TextEncoder().encode(isJson ? JSON.stringify(value) : String(value)),
  }
}

function multipartBody(entries: BodyValue[], contentType = 'multipart/form-data'): Body {
  const parts = entries.flatMap(({ name, value, wire }) => {
    const values = Array.isArray(value) && wire.style !== 'json' ? value : [value]
    return values
      .filter(present)
      .map((one) => (wire.style === 'file' ? filePart(name, one, wire) : fieldPart(name, one, wire)))
  })
  const { body, boundary } = writeMultipart(parts)
  return { body, contentType: `${contentType}; boundary=${boundary}` }
}

function rawBody([entry]: BodyValue[], contentType: string | undefined): Body | null {
  if (!entry || !present(entry.value)) return null
  if (entry.wire.style !== 'file') {
    return { body: toText(entry.value), contentType: contentType ?? 'text/plain; charset=utf-8' }
  }
  const file = readFileArgument(entry.name, entry.value)
  return { body: file.bytes, contentType: contentType ?? file.type ?? 'application/octet-stream' }
}

/** The body of the given values in the tool's encoding, with the constants, which replace what is called alike; null where there is nothing to send. */
export function buildBody(
  { bodyEncoding, contentType }: BodyTool,
  entries: BodyValue[],
  constants: BodyValue[] = [],
): Body | null {
  const whole = entries.find(({ wire }) => wire.wholeBody)
  const wholeMissing = whole !== undefined && whole.value === undefined
  if (wholeMissing && constants.length === 0) return null
  const given = entries.filter(({ value }) => value !== undefined)
  switch (bodyEncoding) {
    case 'raw':
      return rawBody(given, contentType)
    case 'multipart': {
      const fixed = new Set(constants.map(({ name }) => name))
      const free = spread(given).filter(({ name }) => !fixed.has(name))
      return multipartBody([...free, ...constants], contentType)
    }
    case 'form':
      return {
        body: formBody(spread(given), constants),
        contentType: contentType ?? 'application/x-www-form-urlencoded',
      }
    case 'json':
      return {
        body: JSON.stringify(jsonBody(given, wholeMissing ? undefined : whole, constants)),
        contentType: contentType ?? 'application/json',
      }
  }
}
