/**
 * What a page of the portal may load, run and be framed by: scripts that carry the nonce of this one answer, and what those load. Icons
 * may be anywhere on the web. `development` adds what Next's compiler in the browser needs.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'`
  return [
    `default-src 'self'`,
    `script-src ${scripts}${development ? " 'unsafe-eval'" : ''}`,
    // A style attribute in what the server writes is refused too; scripts set styles without one.
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data: blob: https:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** For answers that are no page: opened by themselves they do nothing. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
