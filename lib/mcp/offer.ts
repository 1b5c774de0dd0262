import type { Implementation, RequestStateCodec, ScopeChallengeHandler } from '@modelcontextprotocol/server'
import type { Icon, ReleaseSnapshot, ToolDefinition } from '@/lib/connectors/schema'
import type { ApiCall, ApiRead, ResourceContent, ToolResult } from '@/lib/upstream'

export type Era = 'legacy' | 'modern'
export type Challenged = { scopeChallenge?: ScopeChallengeHandler }
export type ServedIcons = { icons?: NonNullable<Implementation['icons']> }

/** A release as one client is served it, and what stands behind it: the portal's part, or that of a user's own computer. */
export interface Offer {
  slug: string
  release: number
  snapshot: Omit<ReleaseSnapshot, 'baseUrl'>
  era: Era
  /** Names the release among all that this process serves. */
  key: string
  /** Whether a client that listens can hear of another release. */
  announced: boolean
  /** Signs what an API wants back with the answers to its questions. */
  state: RequestStateCodec
  /** Icons as the client can load them; `{}` where there are none. */
  toIcons(icons: Icon[] | undefined): ServedIcons
  /** What calling the tool needs of who asks. */
  toolChallenge(tool: ToolDefinition): Challenged
  /** What reading a prompt or a resource needs. */
  readChallenge(): Challenged
  callTool(call: Omit<ApiCall, 'caller' | 'send' | 'pause'>): Promise<ToolResult>
  readResource(read: Omit<ApiRead, 'send'>): Promise<ResourceContent>
}
