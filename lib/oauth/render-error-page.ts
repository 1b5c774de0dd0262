import type { errors, KoaContextWithOIDC } from 'oidc-provider'

const SENTENCES: Record<string, string> = {
  invalid_client: 'This portal does not know the app that sent you here, or could not read its description.',
  invalid_redirect_uri: 'The app asked to be answered at an address that it has not registered.',
  invalid_target: 'The app asked for a connector that is not here.',
  server_error: 'Something went wrong on this portal.',
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

function explain(error: string, description: string | undefined, expired: boolean): string {
  if (expired) return 'This sign-in has expired or was already used.'
  return SENTENCES[error] ?? description ?? 'The request of the app cannot be answered.'
}

function page(sentence: string, detail: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Sign-in stopped</title>
<style>body{font:14px/20px system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1.5rem}h1{font-size:20px;line-height:28px;font-weight:500}code{font-size:13px;opacity:.75}</style>
</head>
<body>
<main>
<h1>Sign-in stopped</h1>
<p>${escapeHtml(sentence)} Go back to the app and connect again.</p>
<p><code>${escapeHtml(detail)}</code></p>
</main>
</body>
</html>
`
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
  ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  ctx.set('X-Frame-Options', 'DENY')
  ctx.type = 'html'
  ctx.body = page(explain(code, description, error.name === 'SessionNotFound'), detail)
}
