import { DESCRIPTION_BYTES } from '@/lib/connectors/schema'
import type { Operation } from './read-operations'
import { cutText, toPlainText } from './to-plain-text'

function cutBytes(text: string, limit: number): string {
  let cut = text
  for (let room = limit; new TextEncoder().encode(cut).length > limit; room -= 50) cut = cutText(text, room)
  return cut
}

function oneLine(text: string): string {
  return toPlainText(text).replace(/\s+/g, ' ')
}

function ended(sentence: string): string {
  return /[.!?:…]$/.test(sentence) ? sentence : `${sentence}.`
}

/** Title and description of a tool, in the document's own words where it has some. `words` is the tool's name, spoken. */
export function describeOperation(operation: Operation, words: string): { title: string; description: string } {
  const summary = oneLine(operation.summary)
  const said = toPlainText(operation.description)
  const spoken = words.charAt(0).toUpperCase() + words.slice(1)
  const title = cutText(summary.replace(/\.$/, '') || spoken, 100)
  const repeats = said.toLowerCase().startsWith(summary.toLowerCase().replace(/\.$/, ''))
  const parts = [operation.deprecated ? 'Deprecated.' : '', summary && !repeats ? ended(summary) : '', said].filter(
    Boolean,
  )
  const text = summary || said ? parts.join('\n') : [...parts, `${spoken} (${operation.key}).`].join(' ')
  return { title, description: cutBytes(text, DESCRIPTION_BYTES - 100) }
}
