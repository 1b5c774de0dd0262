/** Headers every page gets; the MCP and OAuth routes set their own on top. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]

/** An icon that is opened by itself is a document from a partner: it may run and load nothing. */
const imageHeaders = [
  {
    key: 'Content-Security-Policy',
    value: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm run check` and `npm test` check types; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // MCP clients treat a redirect as a failure, and claude.ai strips the slash people type: answer both spellings.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pglite-prisma-adapter',
    '@prisma/adapter-pg',
    'pg',
    '@node-rs/argon2',
    'oidc-provider',
    'undici',
    'recheck',
  ],
  // Browsers ask for it by this name wherever a page names no icon: error pages, answers that are no page.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // Of two rules for one header the later counts, and either counts more than what a route answers.
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: '/mcp/:slug/icons/:file', headers: imageHeaders },
    { source: '/p/:partner/connectors/:connector/icons/:file', headers: imageHeaders },
  ],
}

export default config
