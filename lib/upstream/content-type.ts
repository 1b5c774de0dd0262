/** What a body is, as far as Claude is concerned. */
export type BodyKind = 'json' | 'text' | 'image' | 'audio' | 'mcp' | 'events' | 'binary'

/** The media type an API uses to answer with an MCP result of its own. */
export const MCP_RESULT_TYPE = 'application/vnd.mcp+json'
export const EVENT_STREAM_TYPE = 'text/event-stream'

const TEXT_TYPES = new Set([
  'application/xml',
  'application/yaml',
  'application/x-yaml',
  'application/toml',
  'application/javascript',
  'application/x-ndjson',
  'application/jsonl',
  'application/graphql',
  'application/sql',
  'application/rtf',
  'application/x-www-form-urlencoded',
  // A drawing in text: Claude reads it as such, and takes no such image.
  'image/svg+xml',
])

/** The media type in lowercase without its parameters; '' when none is named. */
export function mediaType(headers: Record<string, string>): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

export function charset(headers: Record<string, string>): string {
  return /;\s*charset="?([\w-]+)"?/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
}

export function bodyKind(type: string): BodyKind {
  if (type === MCP_RESULT_TYPE) return 'mcp'
  if (type === EVENT_STREAM_TYPE) return 'events'
  if (type === 'application/json' || type === 'text/json' || type.endsWith('+json')) return 'json'
  if (type === '' || type.startsWith('text/') || type.endsWith('+xml') || TEXT_TYPES.has(type)) return 'text'
  if (type.startsWith('image/')) return 'image'
  if (type.startsWith('audio/')) return 'audio'
  return 'binary'
}

/** The body as text in the charset the API names, else in UTF-8. */
export function decodeText(body: Uint8Array, headers: Record<string, string>): string {
  return decoderFor(charset(headers)).decode(body)
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder()
    throw error
  }
}
