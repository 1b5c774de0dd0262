import {
  AuthorizationResponseError,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi'
import { SignInError } from './sign-in-error'

const CODE = /^[a-z_]{1,40}$/
/** Refusals of this portal rather than of the user. */
const SETTINGS = ['invalid_client', 'unauthorized_client']

const code = (text: string) => (CODE.test(text) ? ` (${text})` : '')

const ANSWERS: Record<string, string> = {
  invalid_scope: 'does not know a scope that it was asked for. The publisher of the connector must correct the scopes',
  unauthorized_client:
    'does not let this portal sign people in. The publisher of the connector must correct the client',
  invalid_request: 'does not take the request. The publisher of the connector must correct the extra parameters',
}

/** Why the server sent the user back without a code (RFC 6749, section 4.1.2.1). */
function refusedAuthorization(host: string, error: string): SignInError {
  if (error === 'access_denied') return new SignInError('denied', `The sign-in at ${host} was cancelled or refused.`)
  if (error === 'server_error' || error === 'temporarily_unavailable') {
    return new SignInError('away', `${host} could not sign you in${code(error)}. Try again in a while.`)
  }
  const known = ANSWERS[error]
  if (known) return new SignInError('settings', `${host} ${known} under Access${code(error)}.`)
  return new SignInError('answer', `${host} refused the sign-in${code(error)}.`)
}

/** What the token endpoint's refusal means (RFC 6749, section 5.2). */
function refusedTokens(host: string, error: string): SignInError {
  if (SETTINGS.includes(error)) {
    return new SignInError(
      'settings',
      `${host} does not accept the client id or secret${code(error)}. The publisher of the connector must correct them under Access.`,
    )
  }
  return new SignInError('lost', `${host} does not accept the sign-in any more${code(error)}.`)
}

/** Any failure of talking to the partner's server, in a sentence that says whose fault it is. */
export function explainFailure(host: string, error: unknown): unknown {
  if (error instanceof SignInError) return error
  if (error instanceof AuthorizationResponseError) return refusedAuthorization(host, error.error)
  if (error instanceof ResponseBodyError) return refusedTokens(host, error.error)
  if (error instanceof WWWAuthenticateChallengeError) return refusedTokens(host, 'invalid_client')
  if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError) {
    // Not the cause: it holds the answer, and so tokens.
    return new SignInError('answer', `${host} answered what cannot be used: ${error.message}.`)
  }
  return error
}
