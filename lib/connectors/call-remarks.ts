import type { Constant } from './call-schema'
import { inWords, type Remark, same } from './change'
import type { ToolDefinition } from './schema'

const SHOWN_CHARACTERS = 40

const keyOf = ({ in: place, name }: Constant) => `${place} ${place === 'header' ? name.toLowerCase() : name}`

function spelled({ in: place, name, value }: Constant): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
  return place === 'header' ? `${name}: ${shown}` : `${name}=${shown}`
}

function constantRemarks(before: Constant[], after: Constant[]): Remark[] {
  const old = new Map(before.map((each) => [keyOf(each), each]))
  const kept = new Set(after.map(keyOf))
  const sent = after.filter((each) => !same(old.get(keyOf(each)), each))
  const gone = before.filter((each) => !kept.has(keyOf(each)))
  return [
    ...(sent.length > 0 ? [{ text: `sends ${inWords(sent.map(spelled))} with every call` }] : []),
    ...(gone.length > 0 ? [{ text: `no longer sends ${inWords(gone.map(({ name }) => name))} with every call` }] : []),
  ]
}

/** What differs in what a call sends and does beyond its arguments. */
export function callRemarks(before: ToolDefinition, after: ToolDefinition): Remark[] {
  const remarks = constantRemarks(before.constants ?? [], after.constants ?? [])
  if (!same(before.bodyTemplate, after.bodyTemplate)) {
    remarks.push({ text: after.bodyTemplate === undefined ? 'no longer fills in a template' : 'sends another body' })
  }
  if (!same(before.pagination, after.pagination)) {
    const { pagination } = after
    remarks.push({ text: pagination ? `reads up to ${pagination.pages} pages` : 'reads one page' })
  }
  if (!same(before.polling, after.polling)) {
    const { polling } = after
    remarks.push({ text: polling ? `waits up to ${polling.forSeconds} s for the job` : 'no longer waits for the job' })
  }
  return remarks
}
