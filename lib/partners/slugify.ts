/** Lowercase ASCII words joined by hyphens, at most `limit` characters; empty when nothing is left. */
export function slugify(text: string, limit: number): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return words.slice(0, limit).replace(/-+$/, '')
}
