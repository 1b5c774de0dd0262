import { AppError } from '@/lib/errors'

/** What ends a section (gitprotocol-common(5)). */
export const FLUSH = Buffer.from('0000')
/** Of the payload. */
const LIMIT = 65_516
const SIDEBAND = { pack: 1, progress: 2, error: 3 } as const

/** One pkt-line. */
export function pktLine(payload: string | Uint8Array): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
  const length = (bytes.length + 4).toString(16).padStart(4, '0')
  return Buffer.concat([Buffer.from(length), bytes])
}

/** The bytes as pkt-lines of one side band (gitprotocol-pack(5)). */
export function sideBand(band: keyof typeof SIDEBAND, bytes: Uint8Array): Buffer[] {
  const step = LIMIT - 1
  return Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) => {
    return pktLine(Buffer.concat([Buffer.from([SIDEBAND[band]]), bytes.subarray(index * step, (index + 1) * step)]))
  })
}

/** The payloads in order, null for a flush. `rest` is what follows after `sections` flushes. Throws `invalid_argument`. */
export function readPktLines(
  bytes: Uint8Array,
  sections = Number.POSITIVE_INFINITY,
): { lines: (Buffer | null)[]; rest: Buffer } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const lines: (Buffer | null)[] = []
  let at = 0
  for (let flushes = 0; at < buffer.length && flushes < sections; ) {
    const length = toLength(buffer.toString('latin1', at, at + 4))
    if (length === 0) {
      lines.push(null)
      flushes += 1
      at += 4
      continue
    }
    if (length < 4 || at + length > buffer.length) throw broken()
    lines.push(buffer.subarray(at + 4, at + length))
    at += length
  }
  return { lines, rest: buffer.subarray(at) }
}

function toLength(text: string): number {
  if (!/^[0-9a-fA-F]{4}$/.test(text)) throw broken()
  return Number.parseInt(text, 16)
}

function broken(): AppError {
  return new AppError('invalid_argument', 'This is not the git protocol')
}
