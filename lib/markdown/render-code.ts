import { escapeMarkdown } from './escape-markdown'

/** The text as a code span; as quoted prose where a span would be empty, end early or be taken for a command. */
export function renderCode(text: string): string {
  const unsafe = /^$|[`|]|!$|\$[\w{(]|(?:^|\s)@/.test(text)
  return unsafe ? `"${escapeMarkdown(text)}"` : `\`${text}\``
}
