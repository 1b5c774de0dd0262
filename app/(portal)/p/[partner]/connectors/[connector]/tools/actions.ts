'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { createTool, deleteTool, getConnector, updateTool } from '@/lib/connectors'
import { ToolDefinition } from '@/lib/connectors/schema'
import { fitToBaseUrl, parseCurl } from '@/lib/imports'
import type { SentCredential } from '@/lib/upstream/schema'
import { revalidateConnector } from '../../revalidate-connector'
import { type ToolPlace, toolsPath } from './tool-place'

/** The form's one field, so that errors carry the paths of the tool itself. */
const DefinitionField = z
  .object({ definition: z.string().min(1) })
  .transform(({ definition }, context): unknown => {
    try {
      return JSON.parse(definition)
    } catch {
      context.addIssue({ code: 'custom', message: 'The tool did not arrive whole. Save it again.' })
      return z.NEVER
    }
  })
  .pipe(ToolDefinition)

interface SavePlace extends ToolPlace {
  /** The name of the tool that is replaced; '' for a new one. */
  was: string
  /** Whether this browser reads the connector's pages again at once. */
  refresh: 'now' | 'later'
}

/** Creates the tool, or replaces the one called `place.was`. */
export const saveToolAction = memberAction(DefinitionField, async (member, tool, place: SavePlace) => {
  if (place.was) await updateTool(member, place.connector, place.was, tool)
  else await createTool(member, place.connector, tool)
  if (place.refresh === 'now') revalidateConnector(member, place.connector)
  return { name: tool.name }
})

export const deleteToolAction = memberAction(
  z.object({ name: z.string().min(1) }),
  async (member, { name }, place: ToolPlace) => {
    await deleteTool(member, place.connector, name)
    revalidateConnector(member, place.connector)
    redirect(toolsPath(place))
  },
)

/** A tool drafted from a cURL command, without the secrets that were in it. */
export interface CurlDraft {
  tool: ToolDefinition
  args: Record<string, unknown>
  warnings: string[]
  credential: { kind: SentCredential['kind']; name: string } | null
  /** The address of the command, where it is not the connector's. */
  elsewhere: string | null
}

export const readCurlAction = memberAction(
  z.object({ curl: z.string().trim().min(1, 'Paste a cURL command') }),
  async (member, { curl }, place: ToolPlace): Promise<CurlDraft> => {
    const connector = await getConnector(member, place.connector)
    const { tool, baseUrl, credential, args, warnings } = parseCurl(curl)
    const { path, elsewhere } = fitToBaseUrl({ baseUrl, path: tool.path }, connector.baseUrl)
    return {
      tool: { ...tool, path },
      args,
      warnings,
      credential: credential && { kind: credential.kind, name: credential.name },
      elsewhere,
    }
  },
)
