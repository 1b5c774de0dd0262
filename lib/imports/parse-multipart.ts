/** A part of a multipart body; `text` is null for a file. */
export interface SamplePart {
  name: string
  text: string | null
  type: string
}

const MAX_PARTS = 100

function parsePart(part: string): SamplePart[] {
  const [head = '', ...rest] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/)
  const disposition = /^content-disposition:([^\r\n]*)/im.exec(head)?.[1] ?? ''
  const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1] ?? /[;\s]name=([^;\s"]+)/i.exec(disposition)?.[1]
  if (!name) return []
  const type = /^content-type:\s*([^\r\n;]+)/im.exec(head)?.[1]?.trim() ?? ''
  const isFile = /[;\s]filename\*?=/i.test(disposition)
  return [{ name, type, text: isFile ? null : rest.join('\n\n').replace(/\r?\n$/, '') }]
}

/** The parts of a multipart body as text (RFC 7578). The boundary is the content type's, or the body's first line. */
export function parseMultipart(text: string, contentType: string): SamplePart[] {
  const named = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  const boundary = named ? `--${named}` : (/^--[^\r\n]{1,100}/.exec(text)?.[0] ?? '')
  if (!boundary) return []
  return text
    .split(boundary)
    .slice(1, MAX_PARTS + 2)
    .filter((part) => !part.startsWith('--'))
    .flatMap(parsePart)
}
