import type { errors, KoaContextWithOIDC } from 'oidc-provider'
import { buildErrorPage, ERROR_PAGE_HEADERS } from './build-error-page'

const SENTENCES: Record<string, string> = {
  invalid_client: 'This portal does not know the app that sent you here, or could not read its description.',
  invalid_redirect_uri: 'The app asked to be answered at an address that it has not registered.',
  invalid_target: 'The app asked for a connector that is not here.',
  server_error: 'Something went wrong on this portal.',
}

function explain(error: string, description: string | undefined, expired: boolean): string {
  if (expired) return 'This sign-in has expired or was already used.'
  return SENTENCES[error] ?? description ?? 'The request of the app cannot be answered.'
}

/** Answers an authorization request that must not be sent back to the client: a page for a browser, else JSON. */
export function renderErrorPage(
  ctx: KoaContextWithOIDC,
  out: { error: string; error_description?: string | undefined },
  error: errors.OIDCProviderError | Error,
): void {
  if (ctx.accepts('html', 'json') === 'json') {
    ctx.body = out
    return
  }
  const { error: code, error_description: description } = out
  const detail = description ? `${code}: ${description}` : code
  ctx.set(ERROR_PAGE_HEADERS)
  ctx.body = buildErrorPage(explain(code, description, error.name === 'SessionNotFound'), detail)
}
