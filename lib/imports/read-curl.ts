import { fieldError } from '@/lib/errors'
import { readFormPart } from './curl-form'
import { type CurlOption, readOptions } from './curl-options'
import type { SamplePart } from './parse-multipart'
import { splitCommands } from './split-commands'

/** What a cURL command sends, before anything is made of it. */
export interface CurlCommand {
  method: string | null
  url: string
  headers: [name: string, value: string][]
  /** Pieces of the body, or of the query with `-G`. */
  pieces: string[]
  /** Pieces of `--url-query`. */
  query: string[]
  parts: SamplePart[]
  /** The body is the content of a file that is not in the command. */
  file: string | null
  json: boolean
  get: boolean
  user: string | null
  warnings: string[]
}

function newCommand(): CurlCommand {
  return {
    method: null,
    url: '',
    headers: [],
    pieces: [],
    query: [],
    parts: [],
    file: null,
    json: false,
    get: false,
    user: null,
    warnings: [],
  }
}

/** `--data-urlencode`: `name=text`, `=text` or `text`. */
function encodePiece(value: string): string {
  const at = value.indexOf('=')
  if (at < 0) return encodeURIComponent(value)
  const encoded = encodeURIComponent(value.slice(at + 1))
  return at === 0 ? encoded : `${value.slice(0, at)}=${encoded}`
}

function addPiece(command: CurlCommand, { name, value }: CurlOption): void {
  if (name === 'data-urlencode' && /^[^=@]+@/.test(value)) {
    const at = value.indexOf('@')
    command.warnings.push(`The text of the file ${value.slice(at + 1)} is not read; it is an argument.`)
    command.pieces.push(`${value.slice(0, at)}=`)
    return
  }
  if (name !== 'data-raw' && value.startsWith('@')) {
    command.warnings.push(`The body in the file ${value.slice(1)} is not read; it is one argument.`)
    command.file = value.slice(1)
    return
  }
  command.pieces.push(name === 'data-urlencode' ? encodePiece(value) : value)
}

function addHeader(command: CurlCommand, line: string): void {
  if (line.startsWith('@')) {
    command.warnings.push(`The headers in the file ${line.slice(1)} are left out.`)
    return
  }
  const [, name = '', value = ''] = /^([^:;]+)[:;]\s*([\s\S]*)$/.exec(line) ?? []
  if (!name.trim()) throw fieldError('curl', `The header "${line.slice(0, 60)}" has no colon`)
  if (value.trim()) command.headers.push([name.trim(), value.trim()])
}

function addPart(command: CurlCommand, { name, value }: CurlOption): void {
  const part = readFormPart(value, name === 'form-string')
  if (part) command.parts.push(part)
  else command.warnings.push('A part of the form without a name is left out.')
}

function addUrl(command: CurlCommand, url: string): void {
  if (command.url) command.warnings.push(`Only the first address is used; ${url.slice(0, 100)} is left out.`)
  else command.url = url
}

const ACTIONS: Record<string, (command: CurlCommand, option: CurlOption) => void> = {
  url: (command, { value }) => addUrl(command, value),
  request: (command, { value }) => {
    command.method = value.toUpperCase()
  },
  header: (command, { value }) => addHeader(command, value),
  json: (command, option) => {
    command.json = true
    addPiece(command, option)
  },
  data: addPiece,
  'data-raw': addPiece,
  'data-ascii': addPiece,
  'data-binary': addPiece,
  'data-urlencode': addPiece,
  'url-query': (command, { value }) => {
    command.query.push(value.startsWith('+') ? value.slice(1) : encodePiece(value))
  },
  get: (command) => {
    command.get = true
  },
  head: (command) => {
    command.method ??= 'HEAD'
  },
  user: (command, { value }) => {
    command.user = value
  },
  'oauth2-bearer': (command, { value }) => {
    command.headers.push(['Authorization', `Bearer ${value}`])
  },
  cookie: (command, { value }) => {
    command.headers.push(['Cookie', value])
  },
  form: addPart,
  'form-string': addPart,
  'upload-file': (command, { value }) => {
    command.method ??= 'PUT'
    command.file = value
  },
}

function isCurl(program: string | undefined): boolean {
  return program !== undefined && /(^|[\\/])curl(\.exe)?$/i.test(program)
}

/** The command's requests: one, and one more behind each `--next`. */
function readRequests(words: string[]): CurlCommand[] {
  const requests = [newCommand()]
  for (const option of readOptions(words)) {
    if (option.name === 'next') requests.push(newCommand())
    const current = requests.at(-1)
    if (current && Object.hasOwn(ACTIONS, option.name)) ACTIONS[option.name]?.(current, option)
  }
  return requests.filter((request, at) => request.url !== '' || at === 0)
}

function withAddress(command: CurlCommand | undefined): CurlCommand {
  if (!command?.url) throw fieldError('curl', 'There is no address in this command')
  return command
}

/** Reads the first command of a pasted text, and tells how many follow. Throws at the field `curl` where it cannot be read. */
export function readCurl(text: string): CurlCommand {
  const [program, ...words] = splitCommands(text).next().value ?? []
  if (program === undefined) throw fieldError('curl', 'Paste a cURL command')
  if (!isCurl(program)) throw fieldError('curl', 'The command does not begin with curl')
  const [first, ...others] = readRequests(words)
  const command = withAddress(first)
  const more = others.length + countMore(text)
  if (more > 0) {
    const said = more === 1 ? 'Another command follows' : `${more} other commands follow`
    command.warnings.push(`${said}. Only the first is read; an import reads all.`)
  }
  return command
}

/** How many cURL commands follow the first. What cannot be read behind it is not its fault. */
function countMore(text: string): number {
  return Math.max((text.match(/^[ \t]*(?:[$>%][ \t]+)?curl(\.exe)?\s/gim) ?? []).length - 1, 0)
}

/** A command that was read, or why not. */
export type ReadCommand = { command: CurlCommand } | { problem: Error } | { other: string }

/** Reads every command of a text, one at a time. */
export function* readCurls(text: string): Generator<ReadCommand> {
  for (const [program, ...words] of splitCommands(text)) {
    if (!isCurl(program)) {
      yield { other: program ?? '' }
      continue
    }
    let requests: CurlCommand[]
    try {
      requests = readRequests(words).map(withAddress)
    } catch (problem) {
      if (!(problem instanceof Error)) throw problem
      yield { problem }
      continue
    }
    for (const command of requests) yield { command }
  }
}
