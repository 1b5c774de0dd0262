import { isSecretName } from './is-showable'
import { type ReadPiece, readCmd, readPowerShell, shellOf } from './shell-pieces'

/** What ends the command when it stands alone: the next command, a pipe, a redirection. */
const NEXT = /^(;|&&?|\|\|)/
const REST = /^(\||[12&]?>{1,2}|<)/
const LAST_WORD = /^;(\s|$)/
const PROMPT = /^(?:[$>%]\s+|PS [a-z]:[^>\n]*>\s*|[a-z]:\\[^>\n]*>\s*|\[?[\w.-]+@[\w.-]+[^$#%\n]{0,80}[$#%]\s+)/i
const ASSIGNMENT = /^([a-z_]\w*)=([\s\S]*)$/i

function blanksAt(text: string, at: number): string {
  const blanks = /\s*/y
  blanks.lastIndex = at
  return blanks.exec(text)?.[0] ?? ''
}

/** One command after the other, as the shell reads them. */
class CommandReader {
  private at = 0
  private readonly names = new Map<string, string>()
  private readonly text: string
  private readonly read: ReadPiece

  constructor(source: string) {
    const text = source.replace(/\0/g, '').replace(/\r\n?/g, '\n')
    this.read = shellOf(text)
    this.text = this.joinLines(text)
  }

  /** Lines continued by a backslash, by cmd's caret or by PowerShell's backtick, and the prompt of the next. */
  private joinLines(text: string): string {
    if (this.read === readCmd) return text.replace(/(^|[^^])\^[ \t]*\n(?!\n)/g, '$1 ')
    if (this.read === readPowerShell) return text.replace(/`[ \t]*\n(?:>>? )?/g, ' ')
    return text
      .replace(/(^|\s)\\[ \t]*\n(?:> )?/g, '$1 ')
      .replace(/(^|\s)[\^`]\n/g, '$1 ')
      .replace(/\\\n/g, '')
  }

  private get rest(): string {
    return this.text.slice(this.at, this.at + 200)
  }

  private skipPrompt(): void {
    const prompt = PROMPT.exec(this.rest)?.[0]
    const isRoot = /^#\s+curl\s/.test(this.rest) && this.text.match(/\bcurl\b/g)?.length === 1
    this.at += prompt?.length ?? (isRoot ? 1 : 0)
    this.at += blanksAt(this.text, this.at).length
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at)
    this.at = end < 0 ? this.text.length : end
  }

  private readWord(): string {
    let word = ''
    while (this.at < this.text.length && !/\s/.test(this.text.charAt(this.at))) {
      if (LAST_WORD.test(this.text.slice(this.at, this.at + 2))) break
      const piece = this.read(this.text, this.at, this.names)
      word += piece.text
      this.at = piece.end
    }
    return word
  }

  /** A line that begins with an option has lost the backslash before it; any other is the next command. */
  private endsLine(blank: string, words: string[]): boolean {
    if (!blank.includes('\n') || words.length === 0) return false
    const isCurl = /curl(\.exe)?$/i.test(words[0] ?? '')
    return !isCurl || (words.length > 1 && this.text.charAt(this.at) !== '-')
  }

  private readCommand(): string[] {
    const words: string[] = []
    let isOver = false
    while (this.at < this.text.length) {
      const blank = blanksAt(this.text, this.at)
      this.at += blank.length
      if (this.endsLine(blank, words) || this.at >= this.text.length) break
      const next = NEXT.exec(this.rest)?.[0]
      if (next) {
        this.at += next.length
        break
      }
      if (REST.test(this.rest)) isOver = true
      if (this.text.charAt(this.at) === '#' && this.read !== readCmd) {
        this.skipLine()
        continue
      }
      const word = this.readWord()
      if (!isOver) words.push(word)
    }
    return words
  }

  /** What stands before the program: `TOKEN=abc curl …`, `export TOKEN=abc`. */
  private takeNames(words: string[]): string[] {
    const rest = /^(export|set)$/i.test(words[0] ?? '') ? words.slice(1) : words
    const end = rest.findIndex((word) => !ASSIGNMENT.test(word))
    const count = end < 0 ? rest.length : end
    for (const word of rest.slice(0, count)) {
      const [, name = '', value = ''] = ASSIGNMENT.exec(word) ?? []
      // A secret stays the name it has, wherever in the address it stands.
      if (!isSecretName(name)) this.names.set(name, value.slice(0, 2000))
    }
    return rest.slice(count)
  }

  *commands(): Generator<string[]> {
    while (this.at < this.text.length) {
      this.at += blanksAt(this.text, this.at).length
      const start = this.at
      this.skipPrompt()
      const words = this.takeNames(this.readCommand())
      if (words.length > 0) yield words
      if (this.at === start) this.at++
    }
  }
}

/** The commands of a pasted text, in the words that bash, cmd or PowerShell makes of them. Throws at the field `curl` for an open quote. */
export function splitCommands(source: string): Generator<string[]> {
  return new CommandReader(source).commands()
}
