import { randomBytes } from 'node:crypto'
import { createRequestStateCodec } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { buildServer } from '@/lib/mcp'
import type { Variables } from './read-key'
import type { LocalRelease } from './schema'
import { toLocalOffer } from './to-local-offer'

/** Serves a release over stdin and stdout, in MCP 2026-07-28 and before, until stdin closes. All it has to say besides goes to stderr. */
export function serveLocally(release: LocalRelease, variables: Variables): void {
  // The client holds what this signs no longer than the process lives.
  const state = createRequestStateCodec({ key: randomBytes(32) })
  serveStdio(({ era }) => buildServer(toLocalOffer({ release, variables, state }, era)), {
    onerror: (error) => console.error(`${release.slug}: ${error.message}`),
  })
}
