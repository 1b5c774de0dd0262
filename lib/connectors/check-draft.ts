import { AppError, fieldError } from '@/lib/errors'
import { iconErrors } from './check-icons'
import { checkPrompt } from './check-prompt'
import { checkResource } from './check-resource'
import { checkTool } from './check-tool'
import { toolNameProblem } from './check-tool-names'
import { ICON_TOTAL_CHARACTERS, type Icon, type ReleaseSnapshot } from './schema'

/** Every process that serves the release holds them in memory. */
function refuseManyIcons(icons: Icon[]): void {
  const characters = icons.reduce((sum, { src }) => sum + src.length, 0)
  if (characters > ICON_TOTAL_CHARACTERS) {
    throw new AppError('invalid_argument', 'All icons together are larger than 4 MB. Use smaller ones, or addresses.')
  }
}

/** Everything that has to be right before a draft is served, also between its parts. Throws `invalid_argument`. */
export function checkDraft({ icons, tools, prompts, resources }: ReleaseSnapshot, connectorSlug: string): void {
  const [wrong] = Object.entries(iconErrors(icons))
  if (wrong) throw fieldError(...wrong)
  refuseManyIcons([...(icons ?? []), ...[...tools, ...prompts, ...resources].flatMap((part) => part.icons ?? [])])
  for (const tool of tools) checkTool(tool, connectorSlug)
  const problem = toolNameProblem(tools)
  if (problem) throw new AppError('invalid_argument', problem)
  for (const resource of resources) checkResource(resource)
  for (const prompt of prompts) checkPrompt(prompt, resources)
}
