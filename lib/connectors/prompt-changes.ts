import { changeOf, inWords, type ListedChange, orderChange, type Remark, same } from './change'
import { type PromptDefinition, type ResourceDefinition, resourceAddress } from './schema'

interface Kind<T> {
  /** Such as `prompts`. */
  plural: string
  added: (one: T) => string
  removed: (one: T) => string
  remarks: (before: T, after: T) => Remark[]
}

function listChanges<T extends { name: string }>(before: T[], after: T[], kind: Kind<T>): ListedChange[] {
  const old = new Map(before.map((one) => [one.name, one]))
  const kept = new Set(after.map(({ name }) => name))
  const changes = after.flatMap((one): ListedChange[] => {
    const known = old.get(one.name)
    if (!known) return [{ kind: 'added', subject: one.name, sentence: kind.added(one), breaking: false }]
    return same(known, one) ? [] : [changeOf(one.name, one.name, kind.remarks(known, one))]
  })
  const gone = before
    .filter(({ name }) => !kept.has(name))
    .map((one): ListedChange => ({ kind: 'removed', subject: one.name, sentence: kind.removed(one), breaking: true }))
  const names = (list: T[]) => list.map(({ name }) => name)
  return [...changes, ...gone, ...orderChange(kind.plural, names(before), names(after))]
}

function promptRemarks(before: PromptDefinition, after: PromptDefinition): Remark[] {
  const needed = after.arguments
    .filter(({ name, required }) => required && !before.arguments.some((old) => old.name === name && old.required))
    .map(({ name }) => name)
  const remarks: Remark[] = []
  if (needed.length) remarks.push({ text: `now needs ${inWords(needed)}`, breaking: true })
  else if (!same(before.arguments, after.arguments)) remarks.push({ text: 'takes other arguments' })
  if (before.title !== after.title || before.description !== after.description)
    remarks.push({ text: 'is described anew' })
  if (!same(before.messages, after.messages)) remarks.push({ text: 'says something else' })
  if (!same(before.icons, after.icons)) remarks.push({ text: 'has another icon' })
  return remarks
}

function resourceRemarks(before: ResourceDefinition, after: ResourceDefinition): Remark[] {
  const [from, to] = [resourceAddress(before), resourceAddress(after)]
  const remarks: Remark[] = []
  if (from !== to) remarks.push({ text: `moves from ${from} to ${to}`, breaking: true })
  if (before.title !== after.title || before.description !== after.description)
    remarks.push({ text: 'is described anew' })
  if (before.mimeType !== after.mimeType) remarks.push({ text: `is ${after.mimeType}` })
  if (!same(before.icons, after.icons)) remarks.push({ text: 'has another icon' })
  return remarks.length ? remarks : [{ text: 'has other content' }]
}

/** What people and Claude will see change in the prompts. */
export function promptChanges(before: PromptDefinition[], after: PromptDefinition[]): ListedChange[] {
  return listChanges(before, after, {
    plural: 'prompts',
    added: ({ name }) => `People can pick a new prompt, \`${name}\``,
    removed: ({ name }) => `The prompt \`${name}\` is gone`,
    remarks: promptRemarks,
  })
}

/** What Claude can read differently. */
export function resourceChanges(before: ResourceDefinition[], after: ResourceDefinition[]): ListedChange[] {
  return listChanges(before, after, {
    plural: 'resources',
    added: (resource) => `Claude can read \`${resourceAddress(resource)}\``,
    removed: (resource) => `Claude can no longer read \`${resourceAddress(resource)}\``,
    remarks: resourceRemarks,
  })
}
