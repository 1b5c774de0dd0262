import { pathPlaceholders, type ToolDefinition, toolInputSchema, toolKind } from '@/lib/connectors/schema'

/** A connector's tools in the order Claude best uses them, each group in the partner's order. */
export interface ToolPlan {
  find: ToolDefinition[]
  read: ToolDefinition[]
  change: ToolDefinition[]
}

const FINDING_WORD = /^(?:list|search|find|query|browse|lookup|index|filter|all)(?![a-z])/i

/** Finding gives ids, reading takes one, changing comes last and destroying last of all. */
export function planTools(tools: ToolDefinition[]): ToolPlan {
  const reads = tools.filter((tool) => toolKind(tool.annotations) === 'Read')
  return {
    find: reads.filter(isFinding),
    read: reads.filter((tool) => !isFinding(tool)),
    change: [
      ...tools.filter((tool) => toolKind(tool.annotations) === 'Write'),
      ...tools.filter((tool) => toolKind(tool.annotations) === 'Destructive'),
    ],
  }
}

/** The finding tools that give the value of this parameter, judged by the paths and the names. */
export function findIdSources(tool: ToolDefinition, parameter: string, find: ToolDefinition[]): ToolDefinition[] {
  const place = tool.parameters.find((candidate) => candidate.name === parameter)
  const collection = place && collectionBefore(tool.path, place.sendAs ?? place.name)
  if (collection) return find.filter((source) => isWithin(source.path, collection))

  const noun = parameter.match(/^(.+?)(?:_ids?|-ids?|Ids?|ID)$/)?.[1]?.toLowerCase()
  return noun ? find.filter((source) => lastNoun(source.path) === singular(noun)) : []
}

function isFinding(tool: ToolDefinition): boolean {
  if (FINDING_WORD.test(tool.name) || FINDING_WORD.test(tool.title)) return true
  const required = toolInputSchema(tool).required
  const needsNothing = !Array.isArray(required) || required.length === 0
  return needsNothing && pathPlaceholders(tool.path).length === 0 && /(?:s|search)$/i.test(tool.path)
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
