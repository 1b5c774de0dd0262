import { describeEvent } from './describe-event'
import type { ActivityEntry } from './schema'

const HEADINGS = ['time', 'name', 'email', 'what', 'event', 'subject', 'detail']

/** A spreadsheet runs a cell that begins like a formula; the apostrophe makes it text. */
function cell(text: string): string {
  const plain = /^[\s\0]*[=+\-@|%\t\r\n]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

function row({ at, person, event, subject, detail, ...rest }: ActivityEntry): string {
  const what = describeEvent({ ...rest, event, subject })
  const cells = [
    at.toISOString(),
    person?.name ?? '',
    person?.email ?? '',
    what,
    event,
    subject,
    JSON.stringify(detail),
  ]
  return cells.map(cell).join(',')
}

/** The headings, and a line for each entry (RFC 4180). */
export const CSV_HEAD = `${HEADINGS.map(cell).join(',')}\r\n`
export function toCsv(entries: ActivityEntry[]): string {
  return entries.map((entry) => `${row(entry)}\r\n`).join('')
}
