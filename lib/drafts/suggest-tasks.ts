import { escapeMarkdown, shortenText } from '@/lib/markdown'
import type { ToolPlan } from './plan-tools'
import { toPhrase } from './to-phrase'

const TASKS = 3
const TITLE_LIMIT = 60

/** Up to three things a user can ask for, as Markdown phrases: one of each kind of tool before a second of any. */
export function suggestTasks({ find, read, change }: ToolPlan): string[] {
  const varied = [find[0], read[0], change[0], ...find.slice(1), ...read.slice(1), ...change.slice(1)]
  const phrases = varied.flatMap((tool) => (tool ? [toPhrase(shortenText(tool.title, TITLE_LIMIT))] : []))
  return [...new Set(phrases)].slice(0, TASKS).map(escapeMarkdown)
}
