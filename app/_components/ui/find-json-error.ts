/** Where a text stops being JSON, and how that is mended. */
export interface JsonError {
  /** The place in the text, in characters. */
  at: number
  line: number
  column: number
  message: string
}

class Broken extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message)
  }
}

const DEPTH_LIMIT = 200

class Reader {
  at = 0
  constructor(readonly text: string) {}

  space(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++
  }

  peek(): string {
    this.space()
    return this.text[this.at] ?? ''
  }

  document(): void {
    this.value(0)
    if (this.peek() !== '') throw new Broken(this.at, 'The JSON ends before this. Take the rest away')
  }

  value(depth: number): void {
    if (depth > DEPTH_LIMIT) throw new Broken(this.at, `It is nested deeper than ${DEPTH_LIMIT} levels`)
    const first = this.peek()
    if (first === '{') this.list('}', () => this.entry(depth))
    else if (first === '[') this.list(']', () => this.value(depth + 1))
    else if (first === '"') this.string()
    else this.word(first)
  }

  /** What stands between a bracket and the one that closes it, with commas between. */
  list(close: string, item: () => void): void {
    const open = this.at++
    if (this.peek() === close) {
      this.at++
      return
    }
    for (;;) {
      item()
      const end = this.at
      const next = this.peek()
      this.at++
      if (next === close) return
      if (next === '') throw new Broken(end, `The ${this.text[open]} of line ${this.lineOf(open)} is never closed`)
      if (next !== ',') throw new Broken(end, `A comma or ${close} is missing here`)
      if (this.peek() === close) throw new Broken(this.at - 1, `Take away the comma before ${close}`)
    }
  }

  entry(depth: number): void {
    if (this.peek() !== '"') throw new Broken(this.at, 'A name in double quotes is missing here')
    this.string()
    if (this.peek() !== ':') throw new Broken(this.at, 'A colon is missing after the name')
    this.at++
    this.value(depth + 1)
  }

  string(): void {
    const start = this.at
    const [found] = /^"(?:[^"\\\n\r]|\\[^\n\r])*/.exec(this.text.slice(start)) ?? ['']
    this.at = start + found.length
    if (this.text[this.at] !== '"') throw new Broken(start, 'The double quote that begins here is never closed')
    this.at++
    const whole = this.text.slice(start, this.at)
    const wrong = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(whole.replaceAll('\\\\', '  '))
    if (wrong) throw new Broken(start + wrong.index, 'Write a backslash twice')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has no such characters in a text
    const control = /[\u0000-\u001f]/.exec(whole)
    if (control) throw new Broken(start + control.index, 'Write a tab as \\t')
  }

  word(first: string): void {
    const [found] = /^[^\s,:{}[\]"]*/.exec(this.text.slice(this.at)) ?? ['']
    if (first === '') throw new Broken(this.text.trimEnd().length, 'A value is missing at the end')
    if (found === '') throw new Broken(this.at, 'A value is missing here')
    const known = /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(found)
    if (!known) throw new Broken(this.at, `${found.slice(0, 40)} is no value. Texts stand in double quotes`)
    this.at += found.length
  }

  lineOf(at: number): number {
    return this.text.slice(0, at).split('\n').length
  }
}

/** The first thing that keeps a text from being JSON; null where it is. */
export function findJsonError(text: string): JsonError | null {
  const reader = new Reader(text)
  try {
    reader.document()
    return null
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    const column = error.at - text.lastIndexOf('\n', error.at - 1)
    return { at: error.at, line: reader.lineOf(error.at), column, message: error.message }
  }
}
