import { toolKind } from '@/lib/connectors/schema'
import { idSources } from './id-sources'
import type { ToolPlan } from './plan-tools'
import { propertiesOf } from './properties-of'
import { toolNames } from './tool-names'

/** The order of work as numbered steps: find, read, change, answer. Only the steps this connector has tools for. */
export function renderSteps(plan: ToolPlan): string[] {
  const steps = [findStep(plan), readStep(plan), changeStep(plan), destroyStep(plan), ANSWER_STEP].filter(Boolean)
  return steps.map((step, index) => `${index + 1}. ${step}`)
}

const ANSWER_STEP =
  '**Answer from what came back.** Lead with the answer, name the ids the user may need again, and say so when something was not found. Fill no gap with a guess.'

function findStep({ find, read, change }: ToolPlan): string {
  if (find.length === 0) return ''
  const others = [...read, ...change]
  const start = `**Find.** Start with ${toolNames(find, 'or')}`
  if (others.length === 0) return `${start}. Narrow the request with its arguments instead of reading everything.`
  const feedsOthers = others.some((tool) =>
    Object.keys(propertiesOf(tool)).some((name) => idSources(tool, name, find).length > 0),
  )
  if (!feedsOthers) return `${start} to see what there is.`
  return `${start}: ${find.length === 1 ? 'its answer holds' : 'their answers hold'} the ids that the other tools take. When several records fit, show them and ask which one is meant. Never make up an id.`
}

function readStep({ find, read }: ToolPlan): string {
  if (read.length === 0) return ''
  if (find.length === 0)
    return `**Read.** Call ${toolNames(read, 'or')} with what the user gave. Ask for a required value that is missing; never make one up.`
  return `**Read.** Get the details with ${toolNames(read, 'or')} before you say anything about them.`
}

function changeStep({ find, read, change }: ToolPlan): string {
  const writes = change.filter((tool) => toolKind(tool.annotations) === 'Write')
  if (writes.length === 0) return ''
  const after = find.length + read.length > 0 ? ' Afterwards, report what the answer says, not what was asked for.' : ''
  return `**Change.** Use ${toolNames(writes, 'or')} only for what the user asked. Ask for a required value that is missing.${after}`
}

function destroyStep({ change }: ToolPlan): string {
  const destructive = change.filter((tool) => toolKind(tool.annotations) === 'Destructive')
  if (destructive.length === 0) return ''
  return `**Confirm, then act.** ${toolNames(destructive, 'and')} can overwrite or remove something for good. Say exactly what the call will do and to which record, and wait for a clear yes. A yes covers that one call.`
}
