import { AppError } from '@/lib/errors'
import { checkPrompt } from './check-prompt'
import { checkResource } from './check-resource'
import { checkTool } from './check-tool'
import { toolNameProblem } from './check-tool-names'
import type { ReleaseSnapshot } from './schema'

/** Everything that has to be right before a draft is served, also between its parts. Throws `invalid_argument`. */
export function checkDraft({ tools, prompts, resources }: ReleaseSnapshot, connectorSlug: string): void {
  for (const tool of tools) checkTool(tool, connectorSlug)
  const problem = toolNameProblem(tools)
  if (problem) throw new AppError('invalid_argument', problem)
  for (const resource of resources) checkResource(resource)
  for (const prompt of prompts) checkPrompt(prompt, resources)
}
