// The MCP SDK's clients of both generations, as an app on this computer has them: with OAuth, up to what a person does.
import { createServer } from 'node:http'
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

/** With an icon of its own, so that the browser does not ask for one after the client has gone. */
const PAGE = '<title>Done</title><link rel="icon" href="data:,"><h1>You can close this page</h1>'

const IDENTITY = { name: 'journey', version: '1.0.0' }

/** A client on this computer: keeps what it is told in memory, and waits on a loopback port to be called back. */
export class LoopbackClient {
  #kept = {}
  #authorizationUrl
  #calledBack = () => {}
  #answer = new Promise((resolve) => {
    this.#calledBack = resolve
  })
  #server
  #redirectUrl
  #clientName

  constructor(server, redirectUrl, clientName) {
    this.#server = server
    this.#redirectUrl = redirectUrl
    this.#clientName = clientName
  }

  static async start(clientName) {
    let client
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      response.setHeader('content-type', 'text/html').end(PAGE)
      if (url.pathname === '/callback') client?.#calledBack(url.searchParams)
    })
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address()
    client = new LoopbackClient(server, `http://127.0.0.1:${port}/callback`, clientName)
    return client
  }

  get redirectHost() {
    return new URL(this.#redirectUrl).host
  }

  /** Where the person has to go to let it in. */
  get consentUrl() {
    if (!this.#authorizationUrl) throw new Error('The client was not asked to sign in')
    return this.#authorizationUrl.href
  }

  get accessToken() {
    return this.#kept.tokens?.access_token ?? ''
  }

  get refreshToken() {
    return this.#kept.tokens?.refresh_token ?? ''
  }

  get clientId() {
    return this.#kept.client?.client_id ?? ''
  }

  /** What the portal sent it back with. */
  waitForAnswer() {
    return this.#answer
  }

  /** Both SDKs take it; their types differ in names only. */
  provider() {
    const kept = this.#kept
    const redirectUrl = this.#redirectUrl
    const clientMetadata = {
      client_name: this.#clientName,
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    }
    return {
      redirectUrl,
      clientMetadata,
      clientInformation: () => kept.client,
      saveClientInformation: (client) => {
        kept.client = client
      },
      tokens: () => kept.tokens,
      saveTokens: (tokens) => {
        kept.tokens = tokens
      },
      redirectToAuthorization: (url) => {
        this.#authorizationUrl = url
      },
      saveCodeVerifier: (verifier) => {
        kept.verifier = verifier
      },
      codeVerifier: () => kept.verifier ?? '',
      saveDiscoveryState: (state) => {
        kept.discovery = state
      },
      discoveryState: () => kept.discovery,
    }
  }

  stop() {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

function textOf({ content, isError }) {
  return { isError: isError === true, text: (content ?? []).map((block) => block.text ?? block.type).join('\n') }
}

function toConnected(client, protocol) {
  return {
    protocol,
    listTools: async () => (await client.listTools()).tools.map(({ name }) => name),
    callTool: async (name, args) => textOf(await client.callTool({ name, arguments: args })),
    close: () => client.close(),
  }
}

function modern(mode) {
  return (url, authProvider, fetch) => {
    const options = { ...(authProvider && { authProvider }), ...(fetch && { fetch }) }
    const transport = () => new ModernTransport(new URL(url), options)
    const used = transport()
    let first = true
    return {
      async connect() {
        const client = new ModernClient(IDENTITY, { versionNegotiation: { mode } })
        await client.connect(first ? used : transport())
        return toConnected(client, client.getNegotiatedProtocolVersion())
      },
      async finishAuth(answer) {
        first = false
        await used.finishAuth(answer)
      },
    }
  }
}

function firstGeneration(url, authProvider, fetch) {
  const options = { ...(authProvider && { authProvider }), ...(fetch && { fetch }) }
  const transport = () => new FirstTransport(new URL(url), options)
  const used = transport()
  let first = true
  return {
    async connect() {
      const client = new FirstClient(IDENTITY)
      const over = first ? used : transport()
      await client.connect(over)
      return toConnected(client, over.protocolVersion)
    },
    async finishAuth(answer) {
      first = false
      await used.finishAuth(answer.get('code') ?? '')
    },
  }
}

export const newestClient = modern('auto')

export const CLIENTS = [
  ['client 2, choosing the protocol', newestClient],
  ['client 2, of 2025-11-25', modern('legacy')],
  ['sdk 1', firstGeneration],
]

/** Connects without signing in, as the newest client does. */
export function connectOpenly(url) {
  return newestClient(url).connect()
}
