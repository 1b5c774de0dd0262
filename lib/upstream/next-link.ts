/** The address of `rel="next"` in a Link header (RFC 8288), as it is written there; null without one. */
export function nextLink(header: string | undefined): string | null {
  // A comma or semicolon may stand inside the address and inside quotes.
  for (const match of (header ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]+))?)*)/g,
  )) {
    const [, address = '', parameters = ''] = match
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters)
    const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/)
    if (relations.includes('next')) return address.trim()
  }
  return null
}
