/** A YAML frontmatter block. A JSON string is a YAML double-quoted one, so no text can end it. */
export function renderFrontmatter(fields: Record<string, string>): string {
  const lines = Object.entries(fields).map(([name, text]) => `${name}: ${JSON.stringify(text)}`)
  return ['---', ...lines, '---', ''].join('\n')
}
