import type { AccessMode, ToolDefinition } from '@/lib/connectors/schema'

/** What a draft is made from. Its texts are plain lines already, see `toPlainLine`. */
export interface DraftedConnector {
  name: string
  description: string
  /** The server's key in the plugin's .mcp.json. */
  key: string
  access: AccessMode
  tools: ToolDefinition[]
}

export interface SkillDraft {
  /** When Claude should take it up: one line, at most 1,024 characters. */
  description: string
  /** Markdown, without the frontmatter. */
  body: string
  /** Beside SKILL.md, by their paths in the skill's folder. */
  files: { path: string; text: string }[]
}

export interface CommandDraft {
  description: string
  argumentHint: string
  body: string
}

/** claude.ai refuses an upload of a skill over it without saying why. */
export const SKILL_DESCRIPTION_LIMIT = 1024
