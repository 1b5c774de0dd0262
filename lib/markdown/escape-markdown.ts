const CODE_SPAN = /(?<![!`\\])`[A-Za-z0-9_.,:=/{}[\]-](?:[A-Za-z0-9 _.,:=/{}[\]-]{0,58}[A-Za-z0-9_.,:=/{}[\]-])?`(?!`)/g

/**
 * A partner's line as Markdown that shows the same characters and does nothing: no markup, no HTML, no table cell, and none of what
 * Claude Code runs or fills in inside skills and commands. Plain code spans such as `status` stay.
 */
export function escapeMarkdown(line: string): string {
  let escaped = ''
  let from = 0
  for (const span of line.matchAll(CODE_SPAN)) {
    escaped += escapeProse(line.slice(from, span.index)) + span[0]
    from = span.index + span[0].length
  }
  return escapeLineStart(escaped + escapeProse(line.slice(from)))
}

function escapeProse(text: string): string {
  return (
    text
      .replace(/[\\`*[\]<>|]/g, '\\$&')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/~~+/g, (run) => run.replaceAll('~', '\\~'))
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Claude Code puts the user's words in place of $ARGUMENTS, $1 or ${…}, also in a price such as $10.
      .replace(/\$(?=[\w{(])/g, '$$ ')
      // …and a file's text in place of @path.
      .replace(/(?<![\p{L}\p{N}._%+-])@/gu, '\\@')
  )
}

function escapeLineStart(text: string): string {
  return text.replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\').replace(/^(?:[#+=~:-])/, '\\$&')
}
