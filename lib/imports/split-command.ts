import { fieldError } from '@/lib/errors'

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v', e: '\x1b' }
/** What ends the command when it stands alone: a pipe, a redirection, the next command. */
const END = /^(\||\|\||;|&|&&|>|>>|<|\d?>)/
const LAST_WORD = /^;(\s|$)/

interface Piece {
  text: string
  end: number
}

function unclosed(text: string, start: number, quote: string): Error {
  const before = text.slice(0, start).split('\n')
  const column = (before.at(-1) ?? '').length + 1
  return fieldError('curl', `The quote ${quote} in line ${before.length}, column ${column} is never closed`)
}

function readSingle(text: string, start: number): Piece {
  const end = text.indexOf("'", start + 1)
  if (end < 0) throw unclosed(text, start, "'")
  return { text: text.slice(start + 1, end), end: end + 1 }
}

function readDouble(text: string, start: number): Piece {
  let read = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') return { text: read, end: at + 1 }
    const next = text.charAt(at + 1)
    if (character === '\\' && '"\\$`\n'.includes(next) && next) {
      read += next === '\n' ? '' : next
      at++
    } else read += character
  }
  throw unclosed(text, start, '"')
}

/** One escape of `$'…'`, from after the backslash. */
function readEscape(text: string, at: number): Piece {
  const rest = text.slice(at, at + 10)
  const code = /^(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3}))/i.exec(rest)
  if (!code) return { text: ESCAPES[rest.charAt(0)] ?? rest.charAt(0), end: at + 1 }
  const [whole, ...digits] = code
  const octal = digits[3]
  const point = octal ? Number.parseInt(octal, 8) : Number.parseInt(digits.find(Boolean) ?? '0', 16)
  return { text: point <= 0x10ffff ? String.fromCodePoint(point) : '', end: at + whole.length }
}

function readAnsi(text: string, start: number): Piece {
  let read = ''
  for (let at = start + 2; at < text.length; ) {
    const character = text.charAt(at)
    if (character === "'") return { text: read, end: at + 1 }
    if (character !== '\\') {
      read += character
      at++
      continue
    }
    const escaped = readEscape(text, at + 1)
    read += escaped.text
    at = escaped.end
  }
  throw unclosed(text, start, "$'")
}

function readPiece(text: string, at: number): Piece {
  const character = text.charAt(at)
  if (character === "'") return readSingle(text, at)
  if (character === '"') return readDouble(text, at)
  if (character === '$' && text.charAt(at + 1) === "'") return readAnsi(text, at)
  if (character === '\\') return { text: text.charAt(at + 1), end: at + 2 }
  return { text: character, end: at + 1 }
}

function blanksAt(text: string, at: number): string {
  const blanks = /\s*/y
  blanks.lastIndex = at
  return blanks.exec(text)?.[0] ?? ''
}

/** The words of the first command in a shell line, as a POSIX shell (and bash's `$'…'`) reads them. Nothing is expanded. */
export function splitCommand(source: string): string[] {
  // Lines continued by a backslash, by cmd's caret or by PowerShell's backtick.
  const text = source
    .replace(/\r\n/g, '\n')
    .replace(/(^|\s)[\\^`]\n/g, '$1 ')
    .replace(/\\\n/g, '')
  const words: string[] = []
  let at = 0
  while (at < text.length) {
    const blank = blanksAt(text, at)
    if (blank) {
      at += blank.length
      // A line that begins with an option has lost the backslash before it; any other is the next command.
      if (blank.includes('\n') && words.length > 1 && text.charAt(at) !== '-') break
      continue
    }
    if (END.test(text.slice(at, at + 2))) break
    let word = ''
    while (at < text.length && !/\s/.test(text.charAt(at)) && !LAST_WORD.test(text.slice(at, at + 2))) {
      const piece = readPiece(text, at)
      word += piece.text
      at = piece.end
    }
    words.push(word)
  }
  return words
}
