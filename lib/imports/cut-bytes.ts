import { cutText } from './to-plain-text'

/** At most `limit` bytes of UTF-8, ended after a sentence or a word. */
export function cutBytes(text: string, limit: number): string {
  let cut = text
  for (let room = limit; new TextEncoder().encode(cut).length > limit; room -= 50) cut = cutText(text, room)
  return cut
}
