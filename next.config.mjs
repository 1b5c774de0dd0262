/** Headers every answer gets. The content security policy is `server.ts`' part: it has a nonce. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
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
    'ssh2',
  ],
  // Browsers ask for it by this name wherever a page names no icon: error pages, answers that are no page.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default config
