import type { OAuthClientProvider } from '@modelcontextprotocol/client'

export class LoopbackClient {
  private constructor()
  static start(clientName: string): Promise<LoopbackClient>
  readonly redirectHost: string
  readonly consentUrl: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly clientId: string
  waitForAnswer(): Promise<URLSearchParams>
  provider(): OAuthClientProvider
  stop(): void
}

/** What the journeys ask of a connected client, whichever generation it is. */
export interface ConnectedClient {
  /** The version of the protocol that both sides agreed on. */
  protocol: string | undefined
  listTools(): Promise<string[]>
  callTool(name: string, args: Record<string, unknown>): Promise<{ isError: boolean; text: string }>
  close(): Promise<void>
}

export interface Connection {
  connect(): Promise<ConnectedClient>
  finishAuth(answer: URLSearchParams): Promise<void>
}

/** `fetch` is for names that are not in DNS. */
export type OpenClient = (url: string, provider?: OAuthClientProvider, fetch?: typeof globalThis.fetch) => Connection

export const newestClient: OpenClient
export const CLIENTS: [name: string, open: OpenClient][]
export function connectOpenly(url: string): Promise<ConnectedClient>
