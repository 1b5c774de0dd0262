/** `a`, `a and b`, `a, b and c`; past `limit` the rest is counted: `a, b and 3 more`. */
export function joinWords(words: string[], conjunction: 'and' | 'or' = 'and', limit = words.length): string {
  const rest = words.length - limit
  // "and 1 more" takes the room the last word itself would.
  const shown = rest > 1 ? [...words.slice(0, limit), `${rest} more`] : words
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${rest > 1 ? 'and' : conjunction} ${last}`
}
