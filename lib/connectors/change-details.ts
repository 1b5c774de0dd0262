import { type Change, same } from './change'
import {
  type Icon,
  type PromptDefinition,
  type ReleaseSnapshot,
  type ResourceDefinition,
  resourceAddress,
  type ToolDefinition,
  toolInputSchema,
} from './schema'
import { lineDifference, type Piece, wordDifference } from './text-difference'

/** One thing that Claude or a client sees, before and after: words within a text, or lines of JSON. */
export type ChangeDetail = { label: string } & (
  | { kind: 'words'; words: Piece[] }
  | { kind: 'lines'; lines: (Piece | null)[] }
)

/** What is seen of something, in the order in which it is told. Data is told line by line, texts word by word. */
type Seen = [label: string, value: unknown][]

/** An image says nothing as text; that it is another one does. */
function iconNames(icons: Icon[] | undefined): unknown {
  return icons?.map(({ src, ...icon }) => ({
    ...icon,
    src: src.startsWith('data:') ? `${src.slice(0, src.indexOf(','))}, …${src.slice(-24)}` : src,
  }))
}

function seenOfTool(tool: ToolDefinition | undefined): Seen {
  return [
    ['Name', tool?.name],
    ['Former names', tool?.aliases],
    ['Title', tool?.title],
    ['Description', tool?.description],
    ['Arguments', tool && toolInputSchema(tool)],
    ['Result', tool?.outputSchema],
    ['Hints', tool?.annotations],
    ['Own scope', tool?.scope],
    ['Without sign-in', tool?.open ? 'Yes' : undefined],
    ['Icons', iconNames(tool?.icons)],
  ]
}

function seenOfPrompt(prompt: PromptDefinition | undefined): Seen {
  return [
    ['Title', prompt?.title],
    ['Description', prompt?.description],
    ['Arguments', prompt?.arguments],
    ['Messages', prompt?.messages],
    ['Icons', iconNames(prompt?.icons)],
  ]
}

function seenOfResource(resource: ResourceDefinition | undefined): Seen {
  return [
    ['Address', resource && resourceAddress(resource)],
    ['Title', resource?.title],
    ['Description', resource?.description],
    ['Type', resource?.mimeType],
    ['Text', resource?.kind === 'text' ? resource.text : undefined],
    [
      'File',
      resource?.kind === 'file' ? `${resource.data.length.toLocaleString('en')} characters of Base64` : undefined,
    ],
    ['Icons', iconNames(resource?.icons)],
  ]
}

function seenOfConnector({ name, description, instructions, baseUrl, icons }: ReleaseSnapshot): Seen {
  return [
    ['Name', name],
    ['Description', description],
    ['Server instructions', instructions || description],
    ['Base URL', baseUrl],
    ['Icons', iconNames(icons)],
  ]
}

const CONNECTOR_LABELS: Record<string, string[]> = {
  name: ['Name', 'Description'],
  instructions: ['Server instructions'],
  baseUrl: ['Base URL'],
  icons: ['Icons'],
}

function pair(before: Seen, after: Seen): [label: string, old: unknown, now: unknown][] {
  return after.map(([label, now], index) => [label, before[index]?.[1], now])
}

function detailOf(label: string, old: unknown, now: unknown): ChangeDetail | null {
  if (same(old, now)) return null
  const isText = (value: unknown) => value === undefined || typeof value === 'string'
  if (isText(old) && isText(now) && !`${old}${now}`.includes('\n')) {
    return { label, kind: 'words', words: wordDifference(String(old ?? ''), String(now ?? '')) }
  }
  const written = (value: unknown) =>
    typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2)
  return { label, kind: 'lines', lines: lineDifference(written(old), written(now)) }
}

function order(parts: { name: string }[]): string {
  return parts.map(({ name }) => name).join('\n')
}

function partsOf(change: Change, before: ReleaseSnapshot, after: ReleaseSnapshot): [string, unknown, unknown][] {
  const { list, subject, was = subject } = change
  if (list === 'connector') {
    const shown = CONNECTOR_LABELS[subject] ?? []
    return pair(seenOfConnector(before), seenOfConnector(after)).filter(([label]) => shown.includes(label))
  }
  if (change.isOrder) return [['Order', order(before[list]), order(after[list])]]
  const named = <T extends { name: string }>(parts: T[], name: string) => parts.find((part) => part.name === name)
  if (list === 'tools') return pair(seenOfTool(named(before.tools, was)), seenOfTool(named(after.tools, subject)))
  if (list === 'prompts') {
    return pair(seenOfPrompt(named(before.prompts, was)), seenOfPrompt(named(after.prompts, subject)))
  }
  return pair(seenOfResource(named(before.resources, was)), seenOfResource(named(after.resources, subject)))
}

/** What is seen before and after a change that `describeChanges` told, piece by piece. */
export function changeDetails(change: Change, before: ReleaseSnapshot | null, after: ReleaseSnapshot): ChangeDetail[] {
  const from = before ?? { ...after, tools: [], prompts: [], resources: [] }
  return partsOf(change, from, after).flatMap(([label, old, now]) => detailOf(label, old, now) ?? [])
}
