import { shortenText } from './shorten-text'

/** The first sentence of the text, at most `limit` characters. */
export function firstSentence(text: string, limit: number): string {
  const end = text.search(/(?<!\b(?:e\.g|i\.e|etc|vs|approx))[.!?。！？](?=\s+[\p{Lu}\p{Lo}]|$)/u)
  return shortenText(end < 0 ? text : text.slice(0, end + 1), limit)
}
