const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

/** What such a page may do: nothing but look like something. */
export const ERROR_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/** A page for a browser that cannot be sent on: what is wrong and the way out. `detail` is for whoever looks into it. */
export function buildErrorPage(sentence: string, detail = ''): string {
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
${detail && `<p><code>${escapeHtml(detail)}</code></p>`}
</main>
</body>
</html>
`
}
