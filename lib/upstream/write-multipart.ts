import { createHash } from 'node:crypto'

export interface Part {
  name: string
  /** Null for a plain field. */
  filename: string | null
  contentType: string | null
  bytes: Uint8Array
}

/** As browsers write a name between quotes (HTML, multipart form data). */
function quoted(text: string): string {
  return `"${text.replace(/\r\n|\r|\n/g, '%0D%0A').replaceAll('"', '%22')}"`
}

function head({ name, filename, contentType }: Part): string {
  const file = filename === null ? '' : `; filename=${quoted(filename)}`
  const type = contentType === null ? '' : `Content-Type: ${contentType}\r\n`
  return `Content-Disposition: form-data; name=${quoted(name)}${file}\r\n${type}\r\n`
}

/** The parts as one body (RFC 7578). The boundary comes from the content, so the same parts give the same bytes. */
export function writeMultipart(parts: Part[]): { body: Uint8Array; boundary: string } {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(head(part)).update(part.bytes)
  const boundary = `portico-${hash.digest('hex').slice(0, 32)}`
  const pieces = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n${head(part)}`, 'utf8'),
    part.bytes,
    Buffer.from('\r\n', 'utf8'),
  ])
  return { body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`, 'utf8')]), boundary }
}
