import { createRequestStateCodec, type RequestStateCodec, type ServerContext } from '@modelcontextprotocol/server'
import { deriveKey } from '@/lib/crypto'
import type { Served } from './served'

/**
 * Signs what an API wants back with the answers to its questions, for ten minutes. Clients hold it in between, so it
 * counts for the same connector, tool and caller alone (MCP 2026-07-28, basic/patterns/mrtr).
 */
export function requestStateCodec({ live, caller }: Served): RequestStateCodec {
  return createRequestStateCodec({
    key: deriveKey('mcp-request-state'),
    // The SDK has compared the Mcp-Name header with the body by now.
    bind: (context: ServerContext) =>
      JSON.stringify([live.id, context.http?.req?.headers.get('mcp-name'), caller?.userId, caller?.clientId]),
  })
}
