import { canonicalResource, connectorResource, resourceSlug } from './connector-resource'
import { normalScopes, scopeSlug, scopesAmong, splitScopes } from './connector-scopes'
import { findProtectedConnector } from './find-protected-connector'

/** Parameters of OpenID Connect that oidc-provider refuses without the scope "openid", which no connector has. */
const OPENID_ONLY = ['acr_values', 'claims', 'claims_locales', 'id_token_hint', 'max_age', 'nonce']

/** The one connector whose scopes are asked for: what a client means that does not know RFC 8707. */
function impliedResource(origin: string, scopes: string[]): string | null {
  const slugs = new Set(scopes.map(scopeSlug).filter(Boolean))
  const [slug] = slugs
  return slugs.size === 1 && slug ? connectorResource(origin, slug) : null
}

/** Gives each value of `resource` once and in canonical form (RFC 8707, section 2). */
export function canonicalizeResources(parameters: URLSearchParams): void {
  const resources = new Set(parameters.getAll('resource').map(canonicalResource).filter(Boolean))
  parameters.delete('resource')
  for (const resource of resources) parameters.append('resource', resource)
}

/**
 * An authorization request as oidc-provider takes it: `resource` canonical or taken from the scopes, `scope` cut down to
 * what the connector has (what normal use needs when nothing is left or none was asked for), and no parameters of OpenID Connect.
 */
export async function prepareAuthorization(origin: string, asked: URLSearchParams): Promise<URLSearchParams> {
  const parameters = new URLSearchParams(asked)
  for (const name of OPENID_ONLY) parameters.delete(name)
  canonicalizeResources(parameters)

  const scopes = splitScopes(parameters.get('scope'))
  const implied = parameters.has('resource') ? null : impliedResource(origin, scopes)
  if (implied) parameters.set('resource', implied)

  const slug = await resourceSlug(origin, parameters.get('resource') ?? '')
  const live = slug ? await findProtectedConnector(slug) : null
  if (!live) {
    // Refused later, as `invalid_target`; odd scopes must not hide that.
    if (parameters.getAll('scope').length < 2) parameters.delete('scope')
    return parameters
  }
  // A doubled parameter is refused by oidc-provider (RFC 6749, section 3.1).
  if (parameters.getAll('scope').length > 1) return parameters
  const known = scopesAmong(live, scopes)
  parameters.set('scope', (known.length > 0 ? known : normalScopes(live)).join(' '))
  return parameters
}
