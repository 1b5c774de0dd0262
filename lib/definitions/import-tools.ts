import { setImmediate } from 'node:timers/promises'
import { type AddedTools, addTools, checkTool, getConnector } from '@/lib/connectors'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError, fieldError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import type { SendOptions } from '@/lib/upstream'
import { type DraftedTools, draftTools, type Skipped } from './draft-tools'
import { fetchDocument } from './fetch-document'
import type { ImportInput } from './schema'

/** What an import came to: names of tools, and what could not become one. */
export type ImportOutcome = AddedTools & Omit<DraftedTools, 'tools'>

const operationOf = ({ method, path }: ToolDefinition) => `${method} ${path}`

function textOf(document: string | object): string {
  return typeof document === 'string' ? document : JSON.stringify(document)
}

/** The tools that are named, by name or as "GET /path". Throws at `select` for what no tool is called. */
function choose(tools: ToolDefinition[], select: string[] | undefined): ToolDefinition[] {
  if (!select) return tools
  const names = new Set(tools.flatMap((tool) => [tool.name, operationOf(tool)]))
  const unknown = select.find((name) => !names.has(name))
  if (unknown) throw fieldError('select', `The document has no operation "${unknown}"`)
  const wanted = new Set(select)
  return tools.filter((tool) => wanted.has(tool.name) || wanted.has(operationOf(tool)))
}

/** The tools that may be in the connector, and the others with the reason. Lets others work in between. */
async function sortOut(tools: ToolDefinition[], slug: string): Promise<{ fit: ToolDefinition[]; skipped: Skipped[] }> {
  const fit: ToolDefinition[] = []
  const skipped: Skipped[] = []
  for (const tool of tools) {
    try {
      checkTool(tool, slug)
      fit.push(tool)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      skipped.push({ operation: operationOf(tool), reason: error.message })
    }
    await setImmediate()
  }
  return { fit, skipped }
}

/** Makes tools of a document's operations and adds them to the draft. What cannot be a tool is listed with its reason. */
export async function importTools(
  member: Member,
  connectorSlug: string,
  input: ImportInput,
  send: SendOptions = {},
): Promise<ImportOutcome> {
  const connector = await getConnector(member, connectorSlug)
  const text = input.url === undefined ? textOf(input.document ?? '') : await fetchDocument(input.url, send)
  const { tools, ...drafted } = draftTools(input.kind, text, connector)
  const { fit, skipped } = await sortOut(choose(tools, input.select), connector.slug)
  const outcome = await addTools(member, connector.slug, { tools: fit, replace: input.replace })
  return { ...outcome, ...drafted, skipped: [...drafted.skipped, ...skipped] }
}
