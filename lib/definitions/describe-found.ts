import { type GivenTool, type PlannedTool, type PresentTool, planImport } from '@/lib/connectors'
import { type Parameter, type ToolDefinition, toolKind } from '@/lib/connectors/schema'
import { proposeSelection, type Skipped } from '@/lib/imports'
import type { FieldDifference, FoundImport, FoundOperation, OperationState } from './import-schema'
import type { ReadImport } from './read-import'

/** Of one side of a difference. */
const SHOWN_CHARACTERS = 4_000

function toText(value: unknown): string {
  if (value === undefined) return ''
  return (typeof value === 'string' ? value : JSON.stringify(value, null, 2)).slice(0, SHOWN_CHARACTERS)
}

const wireName = ({ in: place, name, sendAs }: Parameter) => `${place} ${sendAs ?? name}`

/** The parameter a field is about; in the document it can have another name than the partner gave it. */
function parameterOf(tool: ToolDefinition, name: string, mine: ToolDefinition): Parameter | undefined {
  const own = mine.parameters.find((parameter) => parameter.name === name)
  if (!own) return tool.parameters.find((parameter) => parameter.name === name)
  return tool.parameters.find((parameter) => wireName(parameter) === wireName(own))
}

function fieldText(tool: ToolDefinition, field: string, mine: ToolDefinition): string {
  if (!field.startsWith('parameters.')) {
    const [key = '', inner] = field.split('.')
    const value: unknown = tool[key as keyof ToolDefinition]
    return toText(inner ? (value as Record<string, unknown>)[inner] : value)
  }
  // Parameters have dots in their names, their fields have none.
  const path = field.slice('parameters.'.length)
  const whole = parameterOf(tool, path, mine)
  if (whole) return toText(whole)
  const at = path.lastIndexOf('.')
  const parameter = parameterOf(tool, path.slice(0, at), mine)
  return at < 0 ? '' : toText(parameter?.[path.slice(at + 1) as keyof Parameter])
}

function differencesOf(planned: PlannedTool, given: GivenTool, mine: ToolDefinition): FieldDifference[] {
  const show = (field: string, taken: boolean): FieldDifference => ({
    field,
    mine: fieldText(mine, field, mine),
    theirs: fieldText(given.tool, field, mine),
    taken,
  })
  return [...planned.taken.map((field) => show(field, true)), ...planned.kept.map((field) => show(field, false))]
}

function stateOf({ state, kept }: PlannedTool): OperationState {
  if (state === 'changed') return kept.length > 0 ? 'conflict' : 'changed'
  return state === 'replaced' ? 'unchanged' : state
}

interface FoundParts {
  read: ReadImport
  fit: GivenTool[]
  skipped: Skipped[]
  present: PresentTool[]
  slug: string
}

function describeOperations({ read, fit, skipped, present, slug }: FoundParts): FoundOperation[] {
  const plan = new Map(planImport(present, fit, slug).map((planned) => [planned.operation, planned]))
  const given = new Map(fit.map((one) => [one.operation, one]))
  const mine = new Map(present.map(({ tool }) => [tool.name, tool]))
  const reasons = new Map(skipped.map(({ operation, reason }) => [operation, reason]))
  const notesOf = (key: string) => read.notes.filter(({ operation }) => operation === key).map(({ note }) => note)
  const { selected, left } = proposeSelection(read.operations.filter(({ operation }) => plan.has(operation)))
  const proposed = new Set(selected)
  const leftOut = new Map(left.map(({ operation, sentence }) => [operation, sentence]))

  return read.operations.map((listed): FoundOperation => {
    const { operation, method, path, summary, tags, deprecated } = listed
    const shown = { operation, method, path, summary, tags, deprecated }
    const [planned, one] = [plan.get(operation), given.get(operation)]
    const said = notesOf(operation)
    if (!planned || !one) {
      const reason = reasons.get(operation) ?? 'It cannot be a tool.'
      const nothing = { tool: listed.tool, kind: 'Read' as const, differences: [], proposed: false, leftOut: '' }
      return { ...shown, ...nothing, state: 'impossible', reason, notes: said }
    }
    const own = planned.was === null ? undefined : mine.get(planned.was)
    return {
      ...shown,
      state: stateOf(planned),
      tool: planned.tool.name,
      kind: toolKind(planned.tool.annotations),
      reason: planned.problem ?? '',
      notes: said,
      differences: own ? differencesOf(planned, one, own) : [],
      proposed: proposed.has(operation),
      leftOut: leftOut.get(operation) ?? '',
    }
  })
}

/** What was found, beside what the connector has: everything a page needs to choose from. */
export function describeFound(parts: FoundParts, kind: string): FoundImport {
  const { read, skipped, present } = parts
  const listed = new Set(read.operations.map(({ operation }) => operation))
  const unlisted = skipped.filter(({ operation }) => !listed.has(operation))
  const impossible = unlisted.map(({ operation, reason }): FoundOperation => {
    const [method = '', path = ''] = operation.split(/ (.*)/s)
    const nothing = { summary: '', tags: [], deprecated: false, tool: '', kind: 'Read' as const }
    const more = { notes: [], differences: [], proposed: false, leftOut: '' }
    return { operation, method, path, ...nothing, state: 'impossible', reason, ...more }
  })
  const gone = present.flatMap(({ tool, origin }) => {
    const isGone = origin?.kind === kind && !listed.has(origin.operation)
    return isGone ? [{ tool: tool.name, operation: origin.operation, hidden: tool.hidden === true }] : []
  })
  const { name, description, baseUrl, elsewhere, servers, credentials } = read
  return {
    name,
    description,
    baseUrl,
    elsewhere,
    servers,
    credentials: credentials.map((one) => ({ kind: one.kind, name: one.name, description: one.description })),
    operations: [...describeOperations(parts), ...impossible],
    gone,
  }
}
