import type { ToolDefinition } from '@/lib/connectors/schema'
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
function formBody(entries: BodyValue[]): string {
  return entries
    .flatMap(({ name, value, wire }) => {
      if (wire.style) return styledPairs(name, value, wire).map((pair) => pair.join('='))
      return (Array.isArray(value) ? value : [value])
        .filter(present)
        .map((one) => new URLSearchParams([[name, toText(one)]]).toString())
    })
    .join('&')
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

/** The body of the given values in the tool's encoding; null where there is nothing to send. */
export function buildBody({ bodyEncoding, contentType }: BodyTool, entries: BodyValue[]): Body | null {
  const whole = entries.find(({ wire }) => wire.wholeBody)
  if (whole && whole.value === undefined) return null
  const given = entries.filter(({ value }) => value !== undefined)
  switch (bodyEncoding) {
    case 'raw':
      return rawBody(given, contentType)
    case 'multipart':
      return multipartBody(spread(given), contentType)
    case 'form':
      return { body: formBody(spread(given)), contentType: contentType ?? 'application/x-www-form-urlencoded' }
    case 'json': {
      const body = whole ? whole.value : Object.fromEntries(given.map(({ name, value }) => [name, value]))
      return { body: JSON.stringify(body), contentType: contentType ?? 'application/json' }
    }
  }
}
