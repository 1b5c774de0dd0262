import type { TokenEndpointResponse } from 'oauth4webapi'
import type { UpstreamTokens } from './schema'

/** Tokens as they are kept. A refresh that brings no new refresh token leaves the one there was (RFC 6749, section 6). */
export function toTokens(answer: TokenEndpointResponse, before?: UpstreamTokens, now = Date.now()): UpstreamTokens {
  const refreshToken = answer.refresh_token ?? before?.refreshToken
  const scope = answer.scope ?? before?.scope
  return {
    accessToken: answer.access_token,
    ...(refreshToken && { refreshToken }),
    ...(scope !== undefined && { scope }),
    issuedAt: now,
  }
}

/** When the access token ends; null where the server does not say. */
export function expiryOf({ expires_in }: TokenEndpointResponse, now = Date.now()): Date | null {
  return expires_in === undefined || expires_in <= 0 ? null : new Date(now + expires_in * 1000)
}
