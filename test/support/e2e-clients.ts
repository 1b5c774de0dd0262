import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernTransport,
  type OAuthClientProvider,
} from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

/** With an icon of its own, so that the browser does not ask for one after the client has gone. */
const PAGE = '<title>Done</title><link rel="icon" href="data:,"><h1>You can close this page</h1>'

const IDENTITY = { name: 'journey', version: '1.0.0' }

/** A client on this computer: keeps what it is told in memory, and waits on a loopback port to be called back. */
export class LoopbackClient {
  private readonly kept: {
    client?: { client_id: string }
    tokens?: { access_token: string; refresh_token?: string | undefined }
    verifier?: string
    discovery?: unknown
  } = {}
  private authorizationUrl: URL | undefined
  private calledBack: (answer: URLSearchParams) => void = () => {}
  private readonly answer = new Promise<URLSearchParams>((resolve) => {
    this.calledBack = resolve
  })

  private constructor(
    private readonly server: Server,
    private readonly redirectUrl: string,
    private readonly clientName: string,
  ) {}

  static async start(clientName: string): Promise<LoopbackClient> {
    let client: LoopbackClient | undefined
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      response.setHeader('content-type', 'text/html').end(PAGE)
      if (url.pathname === '/callback') client?.calledBack(url.searchParams)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    client = new LoopbackClient(server, `http://127.0.0.1:${port}/callback`, clientName)
    return client
  }

  get redirectHost(): string {
    return new URL(this.redirectUrl).host
  }

  /** Where the person has to go to let it in. */
  get consentUrl(): string {
    if (!this.authorizationUrl) throw new Error('The client was not asked to sign in')
    return this.authorizationUrl.href
  }

  get accessToken(): string {
    return this.kept.tokens?.access_token ?? ''
  }

  get refreshToken(): string {
    return this.kept.tokens?.refresh_token ?? ''
  }

  get clientId(): string {
    return this.kept.client?.client_id ?? ''
  }

  /** What the portal sent it back with. */
  waitForAnswer(): Promise<URLSearchParams> {
    return this.answer
  }

  /** Both SDKs take it; their types differ in names only. */
  provider(): OAuthClientProvider {
    const { kept, redirectUrl, clientName } = this
    return {
      get redirectUrl() {
        return redirectUrl
      },
      get clientMetadata() {
        return {
          client_name: clientName,
          redirect_uris: [redirectUrl],
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          token_endpoint_auth_method: 'none',
        }
      },
      clientInformation: () => kept.client as ReturnType<OAuthClientProvider['clientInformation']>,
      saveClientInformation: (client) => {
        kept.client = client as { client_id: string }
      },
      tokens: () => kept.tokens as ReturnType<OAuthClientProvider['tokens']>,
      saveTokens: (tokens) => {
        kept.tokens = tokens
      },
      redirectToAuthorization: (url) => {
        this.authorizationUrl = url
      },
      saveCodeVerifier: (verifier) => {
        kept.verifier = verifier
      },
      codeVerifier: () => kept.verifier ?? '',
      saveDiscoveryState: (state) => {
        kept.discovery = state
      },
      discoveryState: () => kept.discovery as ReturnType<NonNullable<OAuthClientProvider['discoveryState']>>,
    }
  }

  stop(): void {
    this.server.close()
    this.server.closeAllConnections()
  }
}

/** What the journeys ask of a connected client, whichever generation it is. */
export interface ConnectedClient {
  listTools(): Promise<string[]>
  callTool(name: string, args: Record<string, unknown>): Promise<{ isError: boolean; text: string }>
  close(): Promise<void>
}

export interface Connection {
  connect(): Promise<ConnectedClient>
  finishAuth(answer: URLSearchParams): Promise<void>
}

function textOf({ content, isError }: Record<string, unknown>) {
  const blocks = (content ?? []) as { type: string; text?: string }[]
  return { isError: isError === true, text: blocks.map((block) => block.text ?? block.type).join('\n') }
}

function toConnected(client: ModernClient | FirstClient): ConnectedClient {
  return {
    listTools: async () => (await client.listTools()).tools.map(({ name }) => name),
    callTool: async (name, args) => textOf(await client.callTool({ name, arguments: args })),
    close: () => client.close(),
  }
}

function modern(mode: 'auto' | 'legacy') {
  return (url: string, authProvider?: OAuthClientProvider, fetch?: typeof globalThis.fetch): Connection => {
    const options = { ...(authProvider && { authProvider }), ...(fetch && { fetch }) }
    const transport = () => new ModernTransport(new URL(url), options)
    const used = transport()
    let first = true
    return {
      async connect() {
        const client = new ModernClient(IDENTITY, { versionNegotiation: { mode } })
        await client.connect(first ? used : transport())
        return toConnected(client)
      },
      async finishAuth(answer) {
        first = false
        await used.finishAuth(answer)
      },
    }
  }
}

function firstGeneration(url: string, authProvider?: OAuthClientProvider, fetch?: typeof globalThis.fetch): Connection {
  const options = { ...(authProvider && { authProvider }), ...(fetch && { fetch }) } as ConstructorParameters<
    typeof FirstTransport
  >[1]
  const transport = () => new FirstTransport(new URL(url), options)
  const used = transport()
  let first = true
  return {
    async connect() {
      const client = new FirstClient(IDENTITY)
      await client.connect((first ? used : transport()) as Parameters<FirstClient['connect']>[0])
      return toConnected(client)
    },
    async finishAuth(answer) {
      first = false
      await used.finishAuth(answer.get('code') ?? '')
    },
  }
}

/** `fetch` is for names that are not in DNS. */
export type OpenClient = (url: string, provider?: OAuthClientProvider, fetch?: typeof globalThis.fetch) => Connection

export const newestClient: OpenClient = modern('auto')

export const CLIENTS: [name: string, open: OpenClient][] = [
  ['client 2, choosing the protocol', newestClient],
  ['client 2, of 2025-11-25', modern('legacy')],
  ['sdk 1', firstGeneration],
]

/** Connects without signing in, as the newest client does. */
export function connectOpenly(url: string): Promise<ConnectedClient> {
  return newestClient(url).connect()
}
