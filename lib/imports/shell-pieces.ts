import { fieldError } from '@/lib/errors'

/** A part of a word, and where the text goes on behind it. */
export interface Piece {
  text: string
  end: number
}

/** How one shell reads what stands at a place inside a word. `names` are the variables that were set before. */
export type ReadPiece = (text: string, at: number, names: Map<string, string>) => Piece

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v', e: '\x1b' }
const BACKTICKS: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v' }

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

const VARIABLE = /\$(?:([a-z_]\w*)|\{([a-z_]\w*)\})/iy

/** The variable's value where it was set before, else its text as it is. */
function readVariable(text: string, at: number, names: Map<string, string>): Piece {
  VARIABLE.lastIndex = at
  const [whole = '$', bare, braced] = VARIABLE.exec(text) ?? []
  const value = names.get(bare ?? braced ?? '')
  return { text: value ?? whole, end: at + whole.length }
}

function readDouble(text: string, start: number, names: Map<string, string>): Piece {
  let read = ''
  for (let at = start + 1; at < text.length; ) {
    const character = text.charAt(at)
    if (character === '"') return { text: read, end: at + 1 }
    const next = text.charAt(at + 1)
    if (character === '$') {
      const piece = readVariable(text, at, names)
      read += piece.text
      at = piece.end
    } else if (character === '\\' && next && '"\\$`\n'.includes(next)) {
      read += next === '\n' ? '' : next
      at += 2
    } else {
      read += character
      at++
    }
  }
  throw unclosed(text, start, '"')
}

/** One escape of `$'…'`, from after the backslash. */
function readEscape(text: string, at: number): Piece {
  const rest = text.slice(at, at + 10)
  const code = /^(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3}))/.exec(rest)
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

export const readPosix: ReadPiece = (text, at, names) => {
  const character = text.charAt(at)
  if (character === "'") return readSingle(text, at)
  if (character === '"') return readDouble(text, at, names)
  if (character === '$' && text.charAt(at + 1) === "'") return readAnsi(text, at)
  if (character === '$' && text.charAt(at + 1) === '"') return readDouble(text, at + 1, names)
  if (character === '$') return readVariable(text, at, names)
  if (character === '\\') return { text: text.charAt(at + 1), end: at + 2 }
  return { text: character, end: at + 1 }
}

/** `^` and what it escapes: a line end before another is one line end. */
function readCaret(text: string, at: number): Piece {
  if (text.charAt(at + 1) !== '\n') return { text: text.charAt(at + 1), end: at + 2 }
  return text.charAt(at + 2) === '\n' ? { text: '\n', end: at + 3 } : { text: '', end: at + 2 }
}

/**
 * A quoted text as programs on Windows read it: `\"` and `""` are quotes. With carets, each of its signs may have one; browsers
 * then write every backslash twice.
 */
function readWindowsQuote(text: string, start: number, hasCarets: boolean): Piece {
  const next = (at: number): Piece => {
    return hasCarets && text.charAt(at) === '^' ? readCaret(text, at) : { text: text.charAt(at), end: at + 1 }
  }
  let read = ''
  for (let at = start; at < text.length; ) {
    const piece = next(at)
    const after = next(piece.end)
    if (/[\\"]/.test(piece.text) && after.text === '"') {
      read += '"'
      at = after.end
    } else if (piece.text === '\\' && after.text === '\\' && (hasCarets || next(after.end).text === '"')) {
      read += '\\'
      at = after.end
    } else if (piece.text === '"') return { text: read, end: piece.end }
    else {
      read += piece.text
      at = piece.end
    }
  }
  throw unclosed(text, start - 1, '"')
}

export const readCmd: ReadPiece = (text, at) => {
  const character = text.charAt(at)
  if (character === '"') return readWindowsQuote(text, at + 1, false)
  if (character === '^' && text.charAt(at + 1) === '"') return readWindowsQuote(text, at + 2, true)
  if (character === '^') return readCaret(text, at)
  if (character === '\\' && text.charAt(at + 1) === '"') return { text: '"', end: at + 2 }
  return { text: character, end: at + 1 }
}

function readPowerShellQuote(text: string, start: number): Piece {
  const quote = text.charAt(start)
  let read = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at)
    const next = text.charAt(at + 1)
    if (character === quote && next !== quote) return { text: read.replaceAll('\\"', '"'), end: at + 1 }
    if (character === quote) {
      read += quote
      at++
    } else if (character === '`' && quote === '"') {
      read += BACKTICKS[next] ?? next
      at++
    } else read += character
  }
  throw unclosed(text, start, quote)
}

export const readPowerShell: ReadPiece = (text, at) => {
  const character = text.charAt(at)
  if (character === "'" || character === '"') return readPowerShellQuote(text, at)
  if (character === '`') return { text: text.charAt(at + 1), end: at + 2 }
  return { text: character, end: at + 1 }
}

/** The shell that a text is written for, as far as it shows. */
export function shellOf(text: string): ReadPiece {
  // What stands inside other quotes says nothing: a caret counts where it is the line's end, or opens its first quote.
  if (/\^[ \t]*\n|^[^'"\n]*\s\^"|\s"\{""|[{,]""\w+""\s*:/m.test(text)) return readCmd
  if (/`[ \t]*\n|^PS [^\n]*>/m.test(text)) return readPowerShell
  return readPosix
}
