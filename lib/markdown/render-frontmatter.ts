/**
 * A YAML frontmatter block. A JSON string is a YAML double-quoted one, so no text can end it. Some characters are swapped, never to a
 * longer text: claude.ai refuses an upload with angle brackets here, Claude Code runs what looks like !`…`, and some readers look for
 * the closing dashes without reading the YAML.
 */
export function renderFrontmatter(fields: Record<string, string>): string {
  const lines = Object.entries(fields).map(([name, text]) => `${name}: ${JSON.stringify(toHarmless(text))}`)
  return ['---', ...lines, '---', ''].join('\n')
}

function toHarmless(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('!`', "!'").replace(/---+/g, '—')
}
