import { type Configuration, errors, type JWK, type ResourceServer } from 'oidc-provider'
import { deriveKeys } from '@/lib/crypto'
import { AUTH_METHODS } from './build-server-metadata'
import { canonicalResource, resourceSlug } from './connector-resource'
import { connectorScopes } from './connector-scopes'
import { fetchClientMetadata } from './fetch-client-metadata'
import { accountFinder } from './find-account'
import { findProtectedConnector } from './find-protected-connector'
import { RecordAdapter } from './record-adapter'
import { renderErrorPage } from './render-error-page'

const HOUR = 3600
const DAY = 24 * HOUR

/** How long each record lives, in seconds. */
export const LIFETIMES = {
  AccessToken: HOUR,
  AuthorizationCode: 60,
  RefreshToken: 30 * DAY,
  Grant: 365 * DAY,
  Interaction: HOUR,
  Session: DAY,
  IdToken: HOUR,
}

/** The connector a resource names (RFC 8707), with the scopes its live release has. Throws `invalid_target`. */
async function getResourceServer(origin: string, resource: string): Promise<ResourceServer> {
  const slug = await resourceSlug(origin, canonicalResource(resource))
  const live = slug ? await findProtectedConnector(slug) : null
  if (!live) throw new errors.InvalidTarget(`resource must name a connector here, like ${origin}/mcp/<slug>`)
  return {
    scope: connectorScopes(live).join(' '),
    audience: canonicalResource(resource),
    accessTokenTTL: LIFETIMES.AccessToken,
    accessTokenFormat: 'opaque',
  }
}

function oneResource(origin: string, granted: readonly string[] | undefined): string {
  const [first, ...others] = granted ?? []
  if (first && others.length === 0) return first
  throw new errors.InvalidTarget(`Name one connector: add resource=${origin}/mcp/<slug>`)
}

function features(origin: string): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    dPoP: { enabled: false },
    revocation: { enabled: true, allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId },
    registration: { enabled: true, issueRegistrationAccessToken: false },
    clientIdMetadataDocument: {
      enabled: true,
      ack: 'draft-02',
      // `fetchClientMetadata` has the cache, and counts what it really asks for.
      cacheDuration: { min: 0, max: 0 },
    },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: async () => true,
      defaultResource: async (_ctx, _client, granted) => oneResource(origin, granted),
      getResourceServerInfo: async (ctx, resource) => {
        const asked = ctx.oidc.params?.resource
        if (Array.isArray(asked) && asked.length > 1) oneResource(origin, asked)
        return getResourceServer(origin, resource)
      },
    },
  }
}

/** How oidc-provider runs as the authorization server of this origin. */
export function buildConfiguration(origin: string, keys: JWK[]): Configuration {
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true } as const
  return {
    adapter: RecordAdapter,
    jwks: { keys },
    cookies: {
      keys: deriveKeys('oauth-cookies').map((key) => key.toString('base64url')),
      names: { session: 'oauth_session', interaction: 'oauth_interaction', resume: 'oauth_resume' },
      long: { ...cookie, path: '/oauth' },
      short: cookie,
    },
    responseTypes: ['code'],
    scopes: ['offline_access'],
    clientDefaults: {
      // "web" would refuse custom schemes and free loopback ports, and allow http on any host.
      application_type: 'native',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'ES256',
    },
    clientAuthMethods: [...AUTH_METHODS],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    routes: {
      authorization: '/oauth/authorize',
      token: '/oauth/token',
      registration: '/oauth/register',
      revocation: '/oauth/revoke',
      jwks: '/oauth/jwks',
    },
    pkce: { required: () => true },
    features: features(origin),
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    ttl: LIFETIMES,
    findAccount: accountFinder(origin),
    // Each consent is a grant of its own: revoking one connection leaves the others alone.
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId
      return grantId ? ctx.oidc.provider.Grant.find(grantId) : undefined
    },
    interactions: { url: (_ctx, { uid }) => `/oauth/interaction/${uid}` },
    clientBasedCORS: () => true,
    renderError: renderErrorPage,
    // Metadata documents are all that it fetches here.
    fetch: (url) => fetchClientMetadata(url instanceof Request ? url.url : String(url)),
  }
}
