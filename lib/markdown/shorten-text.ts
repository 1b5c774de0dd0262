const SENTENCE_END = /[.!?。！？](?=\s|$)/g

/** At most `limit` characters: whole sentences where they fill half of it, else whole words and an ellipsis. */
export function shortenText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const sentenceEnd = lastMatchEnd(text.slice(0, limit), SENTENCE_END)
  if (sentenceEnd >= limit / 2) return text.slice(0, sentenceEnd)

  const cut = cutBetweenCharacters(text, limit - 1)
  const wordEnd = cut.lastIndexOf(' ')
  const words = wordEnd >= limit / 2 ? cut.slice(0, wordEnd) : cut
  return `${words.replace(/[\s,;:.–-]+$/u, '')}…`
}

function lastMatchEnd(text: string, pattern: RegExp): number {
  const last = [...text.matchAll(pattern)].at(-1)
  return last ? last.index + last[0].length : 0
}

/** Never half of a surrogate pair, and no combining mark without its letter. */
function cutBetweenCharacters(text: string, length: number): string {
  let end = length
  while (end > 0 && /^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(end))) end--
  return text.slice(0, end)
}
