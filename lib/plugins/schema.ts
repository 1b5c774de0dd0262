import type { AccessMode, ToolDefinition } from '@/lib/connectors/schema'

/** All that a plugin is made of. A credential has no place in it. */
export interface PluginDescription {
  slug: string
  name: string
  description: string
  partnerName: string
  /** The connector's MCP address, `https://…/mcp/<slug>`. */
  endpoint: string
  access: AccessMode
  release: number
  tools: ToolDefinition[]
}

export interface PluginFile {
  /** Relative to the plugin's folder, with forward slashes. */
  path: string
  text: string
}

export interface BuiltPlugin {
  name: string
  version: string
  /** Sorted by path. */
  files: PluginFile[]
}

/** claude.ai refuses an upload over these without saying why. */
export const MANIFEST_DESCRIPTION_LIMIT = 500
export const SKILL_DESCRIPTION_LIMIT = 1024
export const SKILL_NAME_LIMIT = 64
/** Agent Skills asks for fewer than 500 lines, so that reading the skill stays cheap. */
export const SKILL_LINES_LIMIT = 499
/** The plugin directory holds back larger text files. */
export const FILE_BYTES_LIMIT = 256 * 1024 - 1
