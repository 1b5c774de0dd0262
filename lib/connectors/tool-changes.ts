import { callRemarks } from './call-remarks'
import { changeOf, inWords, type ListedChange, orderChange, type Remark, same } from './change'
import type { Annotations, ToolDefinition } from './schema'
import { argumentRemarks, resultRemarks } from './tool-schema-remarks'

/** What a person who allowed the tool once did not allow: what each hint says when it is given up. */
const LOOSENED: [hint: keyof Annotations, strict: boolean, text: string][] = [
  ['readOnlyHint', true, 'no longer only reads'],
  ['destructiveHint', false, 'may destroy something'],
  ['idempotentHint', true, 'is no longer safe to repeat'],
  ['openWorldHint', false, 'reaches beyond its own system'],
]

function hintRemarks(before: Annotations, after: Annotations): Remark[] {
  if (same(before, after)) return []
  const loosened = LOOSENED.filter(([hint, strict]) => before[hint] === strict && after[hint] !== strict)
  if (loosened.length === 0) return [{ text: 'has stricter hints' }]
  return loosened.map(([, , text]) => ({ text, breaking: true }))
}

function nameRemarks(before: ToolDefinition, after: ToolDefinition): Remark[] {
  const added = (after.aliases ?? []).filter((name) => name !== before.name && !before.aliases?.includes(name))
  const remarks: Remark[] = []
  if (before.name !== after.name) remarks.push({ text: `was \`${before.name}\`, and calls by that name still work` })
  if (added.length) remarks.push({ text: `also answers calls to ${inWords(added)}` })
  return remarks
}

/** What its users must allow anew, or no longer need to. */
function accessRemarks(before: ToolDefinition, after: ToolDefinition): Remark[] {
  const remarks: Remark[] = []
  if (before.scope !== after.scope) {
    if (after.scope)
      remarks.push({ text: `needs the scope \`${after.scope}\`, which people must allow`, breaking: true })
    else remarks.push({ text: `no longer needs the scope \`${before.scope}\`` })
  }
  if (before.open && !after.open) remarks.push({ text: 'no longer answers without sign-in', breaking: true })
  if (!before.open && after.open) remarks.push({ text: 'answers without sign-in, where the connector allows it' })
  return remarks
}

function remarksOf(before: ToolDefinition, after: ToolDefinition): Remark[] {
  const remarks = [
    ...nameRemarks(before, after),
    ...argumentRemarks(before, after),
    ...hintRemarks(before.annotations, after.annotations),
    ...accessRemarks(before, after),
    ...resultRemarks(before, after),
  ]
  if (before.title !== after.title || before.description !== after.description)
    remarks.push({ text: 'is described anew' })
  if (!same([before.method, before.path], [after.method, after.path])) {
    remarks.push({ text: `calls ${after.method} ${after.path}` })
  }
  remarks.push(...callRemarks(before, after))
  if (before.callsPerMinute !== after.callsPerMinute) {
    const { callsPerMinute } = after
    remarks.push({
      text: callsPerMinute ? `takes ${callsPerMinute} calls a minute` : 'has no limit of its own any more',
    })
  }
  if (!same(before.icons, after.icons)) remarks.push({ text: 'has another icon' })
  return remarks.length ? remarks : [{ text: 'sends its request another way' }]
}

/** What differs, without the former names that are given up: those are told by name. */
function differs(before: ToolDefinition, after: ToolDefinition): boolean {
  const rest = ({ aliases: _, ...tool }: ToolDefinition) => tool
  return !same(rest(before), rest(after)) || nameRemarks(before, after).length > 0
}

function goneChange(old: ToolDefinition, added: ToolDefinition[]): ListedChange {
  const next = added.find(({ method, path }) => method === old.method && path === old.path)
  const gone = { kind: 'removed', subject: old.name, breaking: true } as const
  if (!next) return { ...gone, sentence: `Claude will no longer see \`${old.name}\`` }
  return {
    ...gone,
    renamedTo: next.name,
    sentence: `\`${old.name}\` is now \`${next.name}\`, and calls by the old name fail`,
  }
}

/** What Claude will see change in the tools; those that are renamed are told from those that go. */
export function toolChanges(before: ToolDefinition[], after: ToolDefinition[]): ListedChange[] {
  const answered = new Set(after.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const predecessor = (tool: ToolDefinition) =>
    before.find(({ name }) => name === tool.name) ?? before.find(({ name }) => tool.aliases?.includes(name))
  const added = after.filter((tool) => !predecessor(tool))

  const changes = after.flatMap((tool): ListedChange[] => {
    const old = predecessor(tool)
    if (old) {
      const was = old.name === tool.name ? {} : { was: old.name }
      return differs(old, tool) ? [{ ...changeOf(tool.name, tool.name, remarksOf(old, tool)), ...was }] : []
    }
    const sentence = `Claude will see a new tool, \`${tool.name}\``
    return [{ kind: 'added', subject: tool.name, sentence, breaking: false }]
  })
  const gone = before.filter(({ name }) => !answered.has(name)).map((old) => goneChange(old, added))
  const forgotten = before
    .flatMap(({ aliases = [] }) => aliases)
    .filter((alias) => !answered.has(alias))
    .map((alias): ListedChange => {
      const sentence = `Calls by the former name \`${alias}\` fail`
      return { kind: 'removed', subject: alias, sentence, breaking: true }
    })
  const names = (tools: ToolDefinition[]) => tools.map(({ name }) => name)
  return [...changes, ...gone, ...forgotten, ...orderChange('tools', names(before), names(after))]
}
