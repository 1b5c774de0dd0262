import { fieldError } from '@/lib/errors'
import { splitCommand } from './split-command'

/** What a cURL command sends, before anything is made of it. */
export interface CurlCommand {
  method: string | null
  url: string
  headers: [name: string, value: string][]
  /** Pieces of the body, or of the query with `-G`. */
  pieces: string[]
  json: boolean
  get: boolean
  user: string | null
  warnings: string[]
}

/** Every option we act on, under its long name. */
const SHORT: Record<string, string> = {
  X: 'request',
  H: 'header',
  d: 'data',
  u: 'user',
  b: 'cookie',
  F: 'form',
  G: 'get',
  I: 'head',
  T: 'upload-file',
  A: 'user-agent',
  e: 'referer',
  o: 'output',
  m: 'max-time',
  x: 'proxy',
  w: 'write-out',
  c: 'cookie-jar',
  E: 'cert',
  K: 'config',
  U: 'proxy-user',
  D: 'dump-header',
  r: 'range',
  t: 'telnet-option',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
  C: 'continue-at',
  P: 'ftp-port',
  Q: 'quote',
}

const WITH_VALUE = new Set([
  ...Object.values(SHORT).filter((name) => name !== 'get' && name !== 'head'),
  ...['url', 'json', 'data-raw', 'data-ascii', 'data-binary', 'data-urlencode', 'form-string', 'oauth2-bearer'],
  ...['connect-timeout', 'cacert', 'capath', 'key', 'key-type', 'cert-type', 'pass', 'retry', 'retry-delay'],
  ...['retry-max-time', 'resolve', 'connect-to', 'interface', 'max-redirs', 'limit-rate', 'ciphers', 'proto'],
  ...['tls-max', 'unix-socket', 'aws-sigv4', 'url-query', 'dns-servers', 'keepalive-time', 'stderr', 'trace'],
  ...['socks5', 'socks5-hostname', 'noproxy', 'pinnedpubkey', 'proto-default', 'trace-ascii'],
])

interface Option {
  name: string
  value: string
}

function* readOptions(words: string[]): Generator<Option> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const take = (name: string, shown: string): Option => {
      at++
      const value = words[at]
      if (value === undefined) throw fieldError('curl', `${shown} at the end needs a value`)
      return { name, value }
    }
    if (word.startsWith('--')) {
      const [, name = '', value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? []
      if (!WITH_VALUE.has(name)) yield { name, value: '' }
      else yield value === undefined ? take(name, word) : { name, value }
    } else if (/^-[^\s\d-]/.test(word)) yield* readShort(word, take)
    else yield { name: 'url', value: word }
  }
}

/** `-sSXPOST` is three options, and the last of them has its value in the same word. */
function* readShort(word: string, take: (name: string, shown: string) => Option): Generator<Option> {
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at)
    const name = SHORT[letter] ?? letter
    if (!WITH_VALUE.has(name)) {
      yield { name, value: '' }
      continue
    }
    const value = word.slice(at + 1)
    yield value ? { name, value } : take(name, `-${letter}`)
    return
  }
}

/** `--data-urlencode`: `name=text`, `=text` or `text`. */
function encodePiece(value: string): string {
  const at = value.indexOf('=')
  if (at < 0) return encodeURIComponent(value)
  const encoded = encodeURIComponent(value.slice(at + 1))
  return at === 0 ? encoded : `${value.slice(0, at)}=${encoded}`
}

function addPiece(command: CurlCommand, { name, value }: Option): void {
  const fromFile = name !== 'data-raw' && /^[^=]*@/.test(value) && (name === 'data-urlencode' || value.startsWith('@'))
  if (fromFile) {
    command.warnings.push(`The body in the file ${value.slice(value.indexOf('@') + 1)} is left out. Paste its content.`)
    return
  }
  command.pieces.push(name === 'data-urlencode' ? encodePiece(value) : value)
}

function addHeader(command: CurlCommand, line: string): void {
  const [, name = '', value = ''] = /^([^:;]+)[:;]\s*([\s\S]*)$/.exec(line) ?? []
  if (!name.trim()) throw fieldError('curl', `The header "${line.slice(0, 60)}" has no colon`)
  if (value.trim()) command.headers.push([name.trim(), value.trim()])
}

function apply(command: CurlCommand, option: Option): void {
  const { name, value } = option
  switch (name) {
    case 'url':
      if (command.url) command.warnings.push(`Only the first address is used; ${value.slice(0, 100)} is left out.`)
      else command.url = value
      break
    case 'request':
      command.method = value.toUpperCase()
      break
    case 'header':
      addHeader(command, value)
      break
    case 'json':
      command.json = true
      addPiece(command, option)
      break
    case 'data':
    case 'data-raw':
    case 'data-ascii':
    case 'data-binary':
    case 'data-urlencode':
      addPiece(command, option)
      break
    case 'get':
      command.get = true
      break
    case 'head':
      command.method ??= 'HEAD'
      break
    case 'user':
      command.user = value
      break
    case 'oauth2-bearer':
      command.headers.push(['Authorization', `Bearer ${value}`])
      break
    case 'cookie':
      command.headers.push(['Cookie', value])
      break
    case 'form':
    case 'form-string':
    case 'upload-file':
      command.warnings.push(`The upload "${value.slice(0, 60)}" is left out. Tools cannot send files yet.`)
      command.method ??= name === 'upload-file' ? 'PUT' : 'POST'
  }
}

/** Reads a pasted cURL command. Throws at the field `curl` where it cannot be read. */
export function readCurl(text: string): CurlCommand {
  const words = splitCommand(text.trim().replace(/^[$>#%]\s+/, ''))
  const [program, ...rest] = words
  if (program === undefined) throw fieldError('curl', 'Paste a cURL command')
  if (!/(^|[\\/])curl(\.exe)?$/i.test(program)) throw fieldError('curl', 'The command does not begin with curl')

  const command: CurlCommand = {
    method: null,
    url: '',
    headers: [],
    pieces: [],
    json: false,
    get: false,
    user: null,
    warnings: [],
  }
  for (const option of readOptions(rest)) apply(command, option)
  if (!command.url) throw fieldError('curl', 'There is no address in this command')
  return command
}
