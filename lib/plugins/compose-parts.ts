import { draftCommand, draftSkill } from '@/lib/drafts'
import type { PluginDefinition } from './definition-schema'
import { COMMAND_NAME, skillName } from './plugin-name'
import type { BuiltCommand, BuiltSkill, HostedConnector } from './schema'

/** The definition's skills, or one drafted for each hosted connector. */
export function composeSkills(plugin: string, definition: PluginDefinition, hosted: HostedConnector[]): BuiltSkill[] {
  if (definition.skills) return definition.skills.map((skill) => ({ ...skill, automatic: false }))
  return hosted.map((connector) => ({
    name: automaticSkillName(plugin, connector, hosted),
    ...draftSkill(connector),
    license: definition.license,
    automatic: true,
  }))
}

/** The definition's commands, or one for each hosted connector that hands the user's words to its skill. */
export function composeCommands(
  plugin: string,
  definition: PluginDefinition,
  hosted: HostedConnector[],
): BuiltCommand[] {
  if (definition.commands) return definition.commands.map((command) => ({ ...command, automatic: false }))
  // A drafted command follows a drafted skill. Beside the partner's own skills it would name one that is not there.
  if (definition.skills) return []
  return hosted.map((connector) => ({
    name: hosted.length === 1 ? COMMAND_NAME : `${COMMAND_NAME}-${connector.slug}`,
    ...draftCommand(connector, automaticSkillName(plugin, connector, hosted)),
    automatic: true,
  }))
}

function automaticSkillName(plugin: string, { slug }: HostedConnector, hosted: HostedConnector[]): string {
  return skillName(hosted.length === 1 ? plugin : slug)
}
