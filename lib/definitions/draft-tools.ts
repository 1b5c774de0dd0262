import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { fitToBaseUrl, type ProposedCredential, parseCurl } from '@/lib/imports'
import type { ImportKind } from './schema'

/** What was not made a tool, and why. */
export interface Skipped {
  /** Such as "GET /orders". */
  operation: string
  reason: string
}

/** The tools a document describes, before any is chosen. */
export interface DraftedTools {
  tools: ToolDefinition[]
  skipped: Skipped[]
  warnings: string[]
  credential: Pick<ProposedCredential, 'kind' | 'name'> | null
}

function fromCurl(text: string, baseUrl: string): DraftedTools {
  const { tool, credential, warnings, ...curl } = parseCurl(text)
  const { path, elsewhere } = fitToBaseUrl({ baseUrl: curl.baseUrl, path: tool.path }, baseUrl)
  if (elsewhere) warnings.push(`The command calls ${elsewhere}. The tool calls ${baseUrl}.`)
  return {
    tools: [{ ...tool, path }],
    skipped: [],
    warnings,
    credential: credential && { kind: credential.kind, name: credential.name },
  }
}

/** Reads a document of that kind. Paths are made to stand below the connector's base URL. */
export function draftTools(kind: ImportKind, text: string, connector: { baseUrl: string }): DraftedTools {
  if (kind === 'curl') return fromCurl(text, connector.baseUrl)
  throw new AppError('invalid_argument', `${kind} cannot be imported yet`, { fields: { kind: 'Use curl' } })
}
