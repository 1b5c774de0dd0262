type Field = string | Record<string, string> | undefined

/**
 * A YAML frontmatter block; empty fields are left out. A JSON string is a YAML double-quoted one, so no text can end it. Some characters
 * are swapped, never to a longer text: claude.ai refuses an upload with angle brackets here, Claude Code runs what looks like !`…`, and
 * some readers look for the closing dashes without reading the YAML.
 */
export function renderFrontmatter(fields: Record<string, Field>): string {
  return ['---', ...Object.entries(fields).flatMap(renderField), '---', ''].join('\n')
}

function renderField([name, value]: [string, Field]): string[] {
  if (value === undefined || value === '') return []
  if (typeof value === 'string') return [`${name}: ${quote(value)}`]
  const entries = Object.entries(value)
  return entries.length === 0 ? [] : [`${name}:`, ...entries.map(([key, text]) => `  ${quote(key)}: ${quote(text)}`)]
}

function quote(text: string): string {
  return JSON.stringify(toHarmless(text))
}

function toHarmless(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('!`', "!'").replace(/---+/g, '—')
}
