import { setImmediate } from 'node:timers/promises'
import { AppError, type FieldErrors } from '@/lib/errors'
import { checkPrompt } from './check-prompt'
import { checkResource } from './check-resource'
import { checkTool } from './check-tool'
import { toolNameProblem } from './check-tool-names'
import { checkResources } from './save-resource'
import type { PromptDefinition, ResourceDefinition, ToolDefinition } from './schema'

/** What a draft is made of, beside its details. */
export interface DraftParts {
  tools: ToolDefinition[]
  prompts: PromptDefinition[]
  resources: ResourceDefinition[]
}

function noteErrors(errors: FieldErrors, path: string, check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    for (const [field, message] of Object.entries(error.fields ?? { '': error.message })) {
      errors[[path, field].filter(Boolean).join('.')] ??= message
    }
  }
}

function noteNames(errors: FieldErrors, list: keyof DraftParts, parts: { name: string }[]): void {
  const names = new Set<string>()
  for (const [index, { name }] of parts.entries()) {
    if (names.has(name)) errors[`${list}.${index}.name`] = `There are two ${list} called "${name}"`
    names.add(name)
  }
}

/** Throws one `invalid_argument` for all that is wrong with the parts, by their place in their list. Lets others work in between. */
export async function checkParts({ tools, prompts, resources }: DraftParts, slug: string): Promise<void> {
  const errors: FieldErrors = {}
  for (const [index, tool] of tools.entries()) {
    noteErrors(errors, `tools.${index}`, () => checkTool(tool, slug))
    await setImmediate()
  }
  noteNames(errors, 'tools', tools)
  for (const [index, resource] of resources.entries()) {
    noteErrors(errors, `resources.${index}`, () => checkResource(resource))
  }
  noteErrors(errors, 'resources', () => checkResources(resources, (index, field) => `${index}.${field}`))
  for (const [index, prompt] of prompts.entries()) {
    noteErrors(errors, `prompts.${index}`, () => checkPrompt(prompt, resources))
  }
  noteNames(errors, 'prompts', prompts)
  const shared = Object.keys(errors).length === 0 ? toolNameProblem(tools) : null
  if (shared) errors.tools = shared
  const [first] = Object.entries(errors)
  if (first) throw new AppError('invalid_argument', `${first[0]}: ${first[1]}`, { fields: errors })
}
