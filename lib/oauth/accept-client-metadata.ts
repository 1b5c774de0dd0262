const GRANT_TYPES = ['authorization_code', 'refresh_token']

/** What a client may say about itself. Everything else of RFC 7591 is ignored, as its section 2 allows. */
const KEPT = [
  'client_id',
  'client_name',
  'client_uri',
  'logo_uri',
  'policy_uri',
  'tos_uri',
  'contacts',
  'redirect_uris',
  'token_endpoint_auth_method',
  // A metadata document must not hold these; oidc-provider refuses it when it sees them.
  'client_secret',
  'client_secret_expires_at',
]

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}

/** The grant types we know of those asked for; both when none is named. Other ones than ours alone stay, and are refused. */
function grantTypes(asked: unknown): unknown {
  if (!Array.isArray(asked) || asked.length === 0) return GRANT_TYPES
  const known = GRANT_TYPES.filter((type) => asked.includes(type))
  return known.length > 0 ? known : asked
}

/**
 * Client metadata (RFC 7591, section 2) as this server takes it: `scope` is left out, since a client registered with it
 * could never ask for more, and `application_type` too: every client is "native", where http means loopback only.
 */
export function acceptClientMetadata(metadata: Record<string, unknown>): Record<string, unknown> {
  const kept = KEPT.filter((name) => isPresent(metadata[name])).map((name) => [name, metadata[name]])
  return { ...Object.fromEntries(kept), grant_types: grantTypes(metadata.grant_types), response_types: ['code'] }
}
