import { inWords, type Remark, same } from './change'
import { isNarrowed } from './narrowed-schema'
import { type JsonSchema, type ToolDefinition, toolInputSchema } from './schema'
import { isSchema, propertiesOf, requiredOf } from './schema-parts'

/** A schema that differs from the one before at its root only in what it says of single properties. */
function withoutProperties(schema: JsonSchema): JsonSchema {
  const { properties: _properties, required: _required, ...rest } = schema
  return rest
}

/** What calls that were right can fail of. */
export function argumentRemarks(before: ToolDefinition, after: ToolDefinition): Remark[] {
  const [old, now] = [toolInputSchema(before), toolInputSchema(after)]
  if (same(old, now)) return []
  const roots = { before: old, after: now }
  const [had, has] = [propertiesOf(old), propertiesOf(now)]
  const needed = requiredOf(now).filter((name) => !requiredOf(old).includes(name))
  const gone = Object.keys(had).filter((name) => !Object.hasOwn(has, name))
  const less = Object.keys(has).filter((name) => Object.hasOwn(had, name) && isNarrowed(had[name], has[name], roots))
  const remarks: Remark[] = []
  if (needed.length) remarks.push({ text: `now needs ${inWords(needed)}`, breaking: true })
  if (gone.length) remarks.push({ text: `no longer takes ${inWords(gone)}`, breaking: true })
  if (less.length) remarks.push({ text: `takes less in ${inWords(less)}`, breaking: true })
  if (remarks.length === 0 && isNarrowed(withoutProperties(old), withoutProperties(now), roots)) {
    remarks.push({ text: 'takes fewer arguments', breaking: true })
  }
  return remarks.length ? remarks : [{ text: 'takes other arguments' }]
}

/** The names of properties that results were said to have, below the root too, and are not any more. */
function lostProperties(before: unknown, after: unknown, depth = 0): string[] {
  if (!isSchema(before) || !isSchema(after) || depth > 8) return []
  const [had, has] = [propertiesOf(before), propertiesOf(after)]
  const gone = Object.keys(had).filter((name) => !Object.hasOwn(has, name))
  const inside = Object.keys(had).flatMap((name) => lostProperties(had[name], has[name], depth + 1))
  return [...gone, ...inside, ...lostProperties(before.items, after.items, depth + 1)]
}

/** What programs that read the structured result can stumble over: clients check it, and skills name its fields. */
export function resultRemarks(before: ToolDefinition, after: ToolDefinition): Remark[] {
  const [old, now] = [before.outputSchema, after.outputSchema]
  if (same(old, now)) return []
  if (!old) return [{ text: 'now promises a result' }]
  if (!now) return [{ text: 'promises no result any more', breaking: true }]
  const roots = { before: old, after: now }
  const lost = [...new Set(lostProperties(old, now))]
  const wider = isNarrowed(now, old, { before: now, after: old }) && !onlyAdds(old, now)
  const remarks: Remark[] = []
  if (lost.length) remarks.push({ text: `no longer promises ${inWords(lost)} in its result`, breaking: true })
  else if (wider) remarks.push({ text: 'may answer more than its result promised', breaking: true })
  if (isNarrowed(old, now, roots)) remarks.push({ text: 'promises a narrower result', breaking: true })
  return remarks.length ? remarks : [{ text: 'promises another result' }]
}

/** A closed result that has a property more: what was read of it before is all there. */
function onlyAdds(before: JsonSchema, after: JsonSchema): boolean {
  const kept = Object.keys(propertiesOf(before))
  const properties = Object.fromEntries(Object.entries(propertiesOf(after)).filter(([name]) => kept.includes(name)))
  return !isNarrowed({ ...after, properties }, before, { before: after, after: before })
}
