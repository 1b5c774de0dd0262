/** More than any description that is shown, and little enough to read at once. */
const MAX_CHARACTERS = 20_000
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" }

/** The text without HTML tags; Markdown stays, Claude reads it. */
export function toPlainText(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .replace(/<!--[^>]*-->/g, '')
    .replace(/<\/(p|li|ul|ol|h[1-6]|div|tr)\s*>|<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?>/gi, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[^\P{C}\n\t]/gu, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** At most `limit` characters, ended after a sentence or a word. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1).replace(/\p{Surrogate}$/u, '')
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'))
  if (sentence > limit / 2) return cut.slice(0, sentence + 1)
  const word = cut.lastIndexOf(' ')
  return `${(word > limit / 2 ? cut.slice(0, word) : cut).trimEnd()}…`
}
