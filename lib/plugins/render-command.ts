import { renderFrontmatter } from '@/lib/markdown'
import { endLine } from './render-skill'
import type { BuiltCommand, PluginContent, PluginFile } from './schema'
import { toFullTools } from './to-full-tools'

/** A slash command as `commands/<name>.md`, its tools in full names. */
export function renderCommand(command: BuiltCommand, { name: plugin, servers }: PluginContent): PluginFile {
  const frontmatter = renderFrontmatter({
    description: command.description,
    'argument-hint': command.argumentHint,
    'allowed-tools': toFullTools(plugin, command.allowedTools ?? [], servers).join(', '),
  })
  return { path: `commands/${command.name}.md`, text: [frontmatter, endLine(command.body)].join('\n') }
}
