import { setImmediate } from 'node:timers/promises'
import { type AddedTools, addTools, checkTool, getConnector } from '@/lib/connectors'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import type { Skipped } from '@/lib/imports'
import type { Member } from '@/lib/partners/schema'
import type { SendOptions } from '@/lib/upstream'
import { type DraftedTools, draftTools } from './draft-tools'
import { fetchDocument } from './fetch-document'
import type { ImportInput } from './schema'

/** What an import came to: names of tools, and what could not become one. */
export type ImportOutcome = AddedTools & Omit<DraftedTools, 'tools'>

const operationOf = ({ method, path }: ToolDefinition) => `${method} ${path}`

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
  const document = input.url === undefined ? (input.document ?? '') : await fetchDocument(input.url, send)
  const { tools, ...drafted } = await draftTools(input.kind, { ...input, document, connector })
  const { fit, skipped } = await sortOut(tools, connector.slug)
  const outcome = await addTools(member, connector.slug, { tools: fit, replace: input.replace })
  return { ...outcome, ...drafted, skipped: [...drafted.skipped, ...skipped] }
}
