const HOSTED_CALLBACKS = ['https://claude.ai/api/mcp/auth_callback', 'https://claude.com/api/mcp/auth_callback']

/** Claude's own clients, as claude.com/docs/connectors/building/authentication describes them. */
const KNOWN = new Map([
  ['https://claude.ai/oauth/mcp-oauth-client-metadata', { client_name: 'Claude', redirect_uris: HOSTED_CALLBACKS }],
  [
    'https://claude.ai/oauth/claude-code-client-metadata',
    { client_name: 'Claude Code', redirect_uris: ['http://localhost/callback', 'http://127.0.0.1/callback'] },
  ],
])

/**
 * The metadata document of one of Claude's clients, from memory; null for every other client. It stands in where the real one cannot be
 * had: a portal in a closed network, or a bot filter in front of it. The client's redirect addresses are fixed either way.
 */
export function knownClientMetadata(clientId: string): Record<string, unknown> | null {
  const known = KNOWN.get(clientId)
  return known ? { client_id: clientId, token_endpoint_auth_method: 'none', ...known } : null
}
