import type { ToolDefinition } from '@/lib/connectors/schema'
import { FINDING_WORD } from './plan-tools'

/** The finding tools that give the value of this parameter, judged by the paths and the names. */
export function idSources(tool: ToolDefinition, parameter: string, find: ToolDefinition[]): ToolDefinition[] {
  const others = find.filter((source) => source.name !== tool.name)
  const sentAs = tool.parameters.find((candidate) => candidate.name === parameter)?.sendAs ?? parameter
  const collection = collectionBefore(tool.path, parameter) ?? collectionBefore(tool.path, sentAs)
  if (collection) return others.filter((source) => isWithin(source.path, collection))

  const noun = parameter.match(/^(.+?)(?:_ids?|-ids?|Ids?|ID)$/)?.[1]?.toLowerCase()
  return noun ? others.filter((source) => lastNoun(source.path) === singular(noun)) : []
}

/** `/orders` of `/orders/{id}/notes` for `id`. */
function collectionBefore(path: string, placeholder: string): string | undefined {
  const index = path.indexOf(`/{${placeholder}}`)
  return index > 0 ? path.slice(0, index) : undefined
}

/** The collection itself, or a search below it that takes no id of its own. */
function isWithin(path: string, collection: string): boolean {
  if (path === collection) return true
  return path.startsWith(`${collection}/`) && !path.slice(collection.length).includes('{')
}

function lastNoun(path: string): string {
  const segments = path.split('/').filter((segment) => segment && !segment.includes('{'))
  const noun = segments.filter((segment) => !FINDING_WORD.test(segment)).at(-1) ?? ''
  return singular(noun.toLowerCase())
}

function singular(noun: string): string {
  return noun.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
}
