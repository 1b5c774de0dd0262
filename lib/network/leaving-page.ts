import type { IncomingHttpHeaders } from 'node:http'

const NEVER = new Set(['javascript:', 'data:', 'vbscript:', 'blob:', 'file:'])
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)

/** Whether a browser goes from one page of this portal to another place; only a form of ours begins such a way with the portal. */
function isOwnNavigation(headers: IncomingHttpHeaders): boolean {
  if (headers['sec-fetch-site'] !== undefined) {
    return headers['sec-fetch-site'] === 'same-origin' && headers['sec-fetch-mode'] === 'navigate'
  }
  // Browsers tell it to secure origins alone.
  const from = headers.origin ?? headers.referer
  const own = from !== undefined && URL.canParse(from) && new URL(from).host === headers.host
  return own && (headers.accept ?? '').includes('text/html')
}

/** The address a redirect leads out of this portal to, for a browser that came here from one of its pages; else null. */
export function leavingTo(headers: IncomingHttpHeaders, location: string): URL | null {
  const base = `http://${headers.host}`
  if (!isOwnNavigation(headers) || !URL.canParse(location, base)) return null
  const url = new URL(location, base)
  if (url.host === headers.host && /^https?:$/.test(url.protocol)) return null
  return NEVER.has(url.protocol) ? null : url
}

export const LEAVING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

/**
 * A page that goes on to another site by itself, in place of a redirect. Chromium holds `form-action 'self'` against every address that
 * a sent form is redirected to, and an app may be answered at any.
 */
export function buildLeavingPage(url: URL): string {
  const address = escapeHtml(url.href)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0;url=${address}">
<title>Going on · Portico</title>
<style>body{font:14px/20px system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1.5rem}h1{font-size:20px;line-height:28px;font-weight:500}</style>
</head>
<body>
<main>
<h1>Going on to ${escapeHtml(url.host || url.protocol.slice(0, -1))}</h1>
<p><a href="${address}">Go on</a> if nothing happens. You can close this page afterwards.</p>
</main>
</body>
</html>
`
}
