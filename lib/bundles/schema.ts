import type { Icon, PromptDefinition, ResourceDefinition, ToolDefinition } from '@/lib/connectors/schema'
import type { UserKey } from '@/lib/upstream/schema'

/** What a user is asked for, and where it goes in a request. For basic: a user name and a password. */
export type BundleKey = Pick<UserKey, 'place' | 'name' | 'prefix' | 'label' | 'help' | 'link'>

/** Words and addresses beside the connector's own, for who decides whether to install. All of them may be missing. */
export interface BundleListing {
  /** Absent: MIT. `id` is of SPDX. */
  license?: { id: string; text: string }
  homepage?: string
  documentation?: string
  support?: string
  privacyPolicy?: string
  /** A PNG. */
  icon?: Uint8Array
}

/** All that a local server is made of. A stored credential has no place in it. */
export interface BundleSource {
  slug: string
  name: string
  description: string
  /** Empty where the description stands for them. */
  instructions: string
  partnerName: string
  release: number
  baseUrl: string
  /** Hosts that a call may go on to, beside the base URL's own. */
  hosts: string[]
  /** Null where the API asks nobody for a key. */
  key: BundleKey | null
  icons?: Icon[]
  tools: ToolDefinition[]
  prompts: PromptDefinition[]
  resources: ResourceDefinition[]
  listing: BundleListing
}

/** What the server reads from `release.json` beside it. */
export type LocalRelease = Omit<BundleSource, 'partnerName' | 'listing'>

export interface BundleFile {
  /** Relative to the bundle, with forward slashes. */
  path: string
  content: string | Uint8Array
}

export interface BuiltBundle {
  name: string
  version: string
  /** Sorted by path. */
  files: BundleFile[]
}

/** One setting as a manifest has it. */
export interface UserSetting {
  type: 'string'
  title: string
  description: string
  required: boolean
  sensitive: boolean
}

/** The server of a connector inside a plugin, and what the plugin's own files say of it. */
export interface PluginServer {
  /** Below `servers/<key>/`. */
  files: BundleFile[]
  /** Its entry in `.mcp.json`, under the key. */
  entry: { command: string; args: string[]; env?: Record<string, string> }
  /** Entries of `userConfig` in `plugin.json`. */
  userConfig: Record<string, UserSetting>
}
