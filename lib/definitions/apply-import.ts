import {
  type AddedTools,
  addTools,
  type GivenTool,
  getConnector,
  listPresentTools,
  type PresentTool,
  planImport,
} from '@/lib/connectors'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError, type FieldErrors } from '@/lib/errors'
import type { ImportKind, Skipped } from '@/lib/imports'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkGiven } from './check-given'
import { findImportRow } from './find-import-row'
import type { ImportChoice, ImportChoices } from './import-schema'
import { readImport } from './read-import'
import { runImport } from './run-import'

export type AppliedImport = Omit<AddedTools, 'refused'> & { skipped: Skipped[] }

function withChoice(given: GivenTool, choice: ImportChoice | undefined): GivenTool {
  if (!choice) return given
  const { name, annotations, group, hidden, theirs } = choice
  const tool: ToolDefinition = {
    ...given.tool,
    ...(name && { name }),
    annotations: { ...given.tool.annotations, ...annotations },
    ...(group && { group }),
    ...(hidden && { hidden }),
  }
  return { ...given, tool, imported: given.tool, replace: theirs === true }
}

/** A name that was chosen is not silently given a number: it is refused where another tool has it. */
function checkNames(choices: ImportChoice[], given: GivenTool[], present: PresentTool[], slug: string): void {
  const added = new Set(
    planImport(present, given, slug).flatMap(({ operation, was }) => (was === null ? [operation] : [])),
  )
  const taken = new Set(present.flatMap(({ tool }) => [tool.name, ...(tool.aliases ?? [])]))
  const errors: FieldErrors = {}
  const chosen = new Set<string>()
  choices.forEach(({ operation, name }, index) => {
    if (name === undefined || !added.has(operation)) return
    if (taken.has(name)) errors[`choices.${index}.name`] = `This connector has a tool called "${name}" already`
    if (chosen.has(name)) errors[`choices.${index}.name`] = `Two chosen tools are called "${name}"`
    chosen.add(name)
  })
  const [first] = Object.values(errors)
  if (first) throw new AppError('invalid_argument', first, { fields: errors })
}

/**
 * Makes tools of the chosen operations of an import, and brings those that are there up to the document, in one change. Throws at
 * `choices.<index>.name` for a name that is taken. The import stays, and is read again beside the new draft.
 */
export async function applyImport(
  member: Member,
  connectorSlug: string,
  id: string,
  { choices, server, variables, hide, remove }: ImportChoices,
): Promise<AppliedImport> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, connectorSlug)
  const row = await findImportRow(member, connectorSlug, id)
  if (row.state !== 'ready') throw new AppError('conflict', 'It has not been read yet')
  const kind = row.kind as ImportKind
  const url = URL.canParse(row.source) ? row.source : null
  const select = choices.map(({ operation }) => operation)
  const source = { kind, document: row.document, url: url ?? undefined, select, server, variables, connector }
  const read = await readImport(source)

  const byOperation = new Map(choices.map((choice) => [choice.operation, choice]))
  const given = read.tools.map((one) => withChoice(one, byOperation.get(one.operation)))
  const present = await listPresentTools(member, connectorSlug)
  checkNames(choices, given, present, connector.slug)
  const { fit, skipped } = await checkGiven(given, connector.slug)
  const chosen = new Set(select)
  const left = read.skipped.filter(({ operation }) => chosen.has(operation))
  const { refused, ...outcome } = await addTools(member, connector.slug, { tools: fit, hide, remove })
  runImport(member, { id, kind, document: row.document, url, connector })
  return { ...outcome, skipped: [...left, ...skipped, ...refused] }
}
