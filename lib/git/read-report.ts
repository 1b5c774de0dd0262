import { AppError } from '@/lib/errors'
import { readPktLines } from './pkt-line'

const SAID_LIMIT = 400

/** Throws `upstream_refused`, in the server's own words, unless the report of a push says that all was taken. */
export function readReport(bytes: Uint8Array, sideBand: boolean): void {
  const { report, said } = sideBand ? splitBands(bytes) : { report: bytes, said: '' }
  const lines = readPktLines(report).lines.flatMap((line) => (line ? [line.toString().trim()] : []))
  const unpack = lines.find((line) => line.startsWith('unpack '))
  const refused = lines.filter((line) => line.startsWith('ng '))
  if (unpack === 'unpack ok' && refused.length === 0) return
  const [, ref = '', reason = ''] = /^ng (\S+) ?(.*)$/.exec(refused[0] ?? '') ?? []
  const what = ref
    ? `${ref.replace(/^refs\/(heads|tags)\//, '')} was not taken: ${reason}.`
    : `The push was not taken: ${unpack?.slice(7) ?? 'the server said nothing'}.`
  throw new AppError(
    'upstream_refused',
    [toLine(what), advice(`${reason} ${said}`), said && `The server says: ${said}`].filter(Boolean).join(' '),
  )
}

function splitBands(bytes: Uint8Array): { report: Buffer; said: string } {
  const bands = readPktLines(bytes).lines.flatMap((line) => (line ? [{ band: line[0], rest: line.subarray(1) }] : []))
  const ofBand = (...wanted: number[]) =>
    Buffer.concat(bands.filter(({ band }) => wanted.includes(band ?? 0)).map(({ rest }) => rest))
  return { report: ofBand(1), said: toLine(ofBand(2, 3).toString()) }
}

function advice(text: string): string {
  if (/protected branch|GH006|GH013/i.test(text))
    return 'The branch is protected. Let this key or token push to it, or give another branch.'
  if (/hook/i.test(text)) return 'A hook of the server refused it.'
  if (/non-fast-forward|fetch first|stale info/i.test(text)) return 'Somebody pushed at the same moment. Push again.'
  return ''
}

/** Somebody else's text as one plain line. */
export function toLine(text: string): string {
  const plain = text
    .replace(/\p{Cc}+\[[0-9;]*[A-Za-z]/gu, '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return plain.length > SAID_LIMIT ? `${plain.slice(0, SAID_LIMIT)}…` : plain
}
