import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernTransport,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { onTestFinished } from 'vitest'

const IDENTITY = { name: 'test-client', version: '1.0.0' }

/** The SDK of the second generation, speaking what `mode` says. */
export async function connectModern(
  url: URL,
  mode: VersionNegotiationMode = { pin: '2026-07-28' },
): Promise<ModernClient> {
  const client = new ModernClient(IDENTITY, { versionNegotiation: { mode } })
  onTestFinished(() => client.close())
  await client.connect(new ModernTransport(url))
  return client
}

/** The SDK of the first generation, which ends with 2025-11-25. */
export async function connectFirst(url: URL): Promise<FirstClient> {
  const client = new FirstClient(IDENTITY)
  onTestFinished(() => client.close())
  await client.connect(new FirstTransport(url) as Parameters<FirstClient['connect']>[0])
  return client
}

export const CLIENTS: [name: string, protocol: string, connect: (url: URL) => Promise<FirstClient | ModernClient>][] = [
  ['sdk 1', '2025-11-25', connectFirst],
  ['client 2, as it comes', '2025-11-25', (url) => connectModern(url, 'legacy')],
  ['client 2, choosing', '2026-07-28', (url) => connectModern(url, 'auto')],
  ['client 2, 2026-07-28 only', '2026-07-28', (url) => connectModern(url)],
]

const META = 'io.modelcontextprotocol'

interface Raw {
  headers?: Record<string, string>
  version?: string
  signal?: AbortSignal
}

/** One raw POST in the form of 2026-07-28, with the headers and the envelope it asks for unless replaced. */
export function postModern(
  url: URL,
  method: string,
  params: Record<string, unknown> = {},
  raw: Raw = {},
): Promise<Response> {
  return fetch(modernRequest(url, method, params, raw))
}

/** The same, not sent yet. */
export function modernRequest(
  url: URL,
  method: string,
  params: Record<string, unknown>,
  { headers = {}, version = '2026-07-28', signal }: Raw,
): Request {
  const _meta = { [`${META}/protocolVersion`]: version, [`${META}/clientCapabilities`]: { elicitation: { form: {} } } }
  return new Request(url, {
    method: 'POST',
    signal: signal ?? null,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': version,
      'mcp-method': method,
      ...(typeof params.name === 'string' && { 'mcp-name': params.name }),
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { _meta, ...params } }),
  })
}
