import { setImmediate } from 'node:timers/promises'
import { AppError, type FieldErrors } from '@/lib/errors'
import { checkTool } from './check-tool'
import type { ToolDefinition } from './schema'

/** Throws one `invalid_argument` for all that is wrong with the tools, by their place in the list. Lets others work in between. */
export async function checkTools(tools: ToolDefinition[], slug: string): Promise<void> {
  const errors: FieldErrors = {}
  const names = new Set<string>()
  for (const [index, tool] of tools.entries()) {
    if (names.has(tool.name)) errors[`tools.${index}.name`] = `There are two tools called "${tool.name}"`
    names.add(tool.name)
    try {
      checkTool(tool, slug)
    } catch (error) {
      if (!(error instanceof AppError && error.fields)) throw error
      for (const [path, message] of Object.entries(error.fields)) errors[`tools.${index}.${path}`] ??= message
    }
    await setImmediate()
  }
  const [first] = Object.entries(errors)
  if (first) throw new AppError('invalid_argument', `${first[0]}: ${first[1]}`, { fields: errors })
}
