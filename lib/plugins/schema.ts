import type { DraftedConnector } from '@/lib/drafts/schema'
import type {
  CommandDefinition,
  LocalReference,
  PluginAuthor,
  PluginDefinition,
  RemoteReference,
  SkillDefinition,
} from './definition-schema'

export {
  ASSET_BYTES_LIMIT,
  CommandDefinition,
  ConnectorReference,
  FILE_BYTES_LIMIT,
  HostedReference,
  ICON_BYTES_LIMIT,
  KebabName,
  LICENSES,
  LocalReference,
  MANIFEST_DESCRIPTION_LIMIT,
  PLUGIN_BYTES_LIMIT,
  PluginAuthor,
  PluginDefinition,
  PluginIcon,
  PluginVersion,
  RemoteReference,
  ServerKey,
  SKILL_DESCRIPTION_LIMIT,
  SKILL_LINES_LIMIT,
  SKILL_NAME_LIMIT,
  SkillDefinition,
  SkillFile,
  SkillFilePath,
  SkillName,
} from './definition-schema'

/** A connector of this portal as its live release has it. A credential has no place in it. */
export interface HostedConnector extends DraftedConnector {
  slug: string
  /** Its MCP address, `https://…/mcp/<slug>`. */
  endpoint: string
  release: number
}

/** One entry of the changelog. */
export interface ReleaseNote {
  version: string
  notes: string
  /** `2026-01-31` */
  date: string
}

/** All that a plugin is made of. */
export interface PluginSource {
  name: string
  version: string
  partnerName: string
  definition: PluginDefinition
  /** What the definition refers to here, in its order. */
  hosted: HostedConnector[]
  /** Newest first. */
  changelog: ReleaseNote[]
}

export type PluginServer =
  | ({ kind: 'hosted' } & HostedConnector)
  | ({ kind: 'remote'; key: string } & Pick<RemoteReference, 'url'>)
  | ({ kind: 'local'; key: string } & Pick<LocalReference, 'command' | 'args' | 'env'>)

/** A skill or command as it will be built. `drafted` where it is made from the tools at each build. */
export type BuiltSkill = SkillDefinition & { automatic: boolean }
export type BuiltCommand = CommandDefinition & { automatic: boolean }

/** A plugin with everything left out filled in, and every line plain. */
export interface PluginContent {
  name: string
  version: string
  displayName: string
  description: string
  partnerName: string
  author: PluginAuthor
  definition: PluginDefinition
  servers: PluginServer[]
  skills: BuiltSkill[]
  commands: BuiltCommand[]
  changelog: ReleaseNote[]
}

/** A path is relative to the plugin's folder, with forward slashes. */
export type PluginFile = { path: string; text: string } | { path: string; base64: string }

export interface BuiltPlugin {
  name: string
  version: string
  /** Sorted by path. */
  files: PluginFile[]
}
