import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  None,
} from 'oauth4webapi'
import { env } from '@/lib/env'
import type { SignInServer } from './load-sign-in'
import { partnerFetch } from './partner-fetch'
import { tokenFetch } from './token-fetch'

/** What an ID token may be signed with: anything but a secret of both sides. */
const SIGNING = ['RS', 'PS', 'ES'].flatMap((kind) => ['256', '384', '512'].map((bits) => kind + bits))

/** The partner's server and this portal as its client, as oauth4webapi takes them. */
export function toParties({ settings, clientSecret }: SignInServer) {
  const { issuer, tokenEndpoint, clientId, authMethod } = settings
  const server: AuthorizationServer = {
    // Without one, nothing that names an issuer is looked at; the library wants some text.
    issuer: issuer || new URL(tokenEndpoint).origin,
    authorization_endpoint: settings.authorizationEndpoint,
    token_endpoint: tokenEndpoint,
    id_token_signing_alg_values_supported: [...SIGNING, 'EdDSA', 'Ed25519'],
    authorization_response_iss_parameter_supported: Boolean(issuer) && settings.issParameter,
    ...(settings.revocationEndpoint && { revocation_endpoint: settings.revocationEndpoint }),
    ...(settings.jwksUri && { jwks_uri: settings.jwksUri }),
  }
  const client: Client = { client_id: clientId }
  const auth: Record<typeof authMethod, () => ClientAuth> = {
    basic: () => ClientSecretBasic(clientSecret),
    post: () => ClientSecretPost(clientSecret),
    none: None,
  }
  const insecure = { [allowInsecureRequests]: env().ALLOW_PRIVATE_UPSTREAMS }
  return {
    server,
    client,
    auth: auth[authMethod](),
    /** For the token endpoint. */
    tokenOptions: { ...insecure, [customFetch]: tokenFetch(Boolean(issuer)) },
    options: { ...insecure, [customFetch]: partnerFetch },
  }
}
