import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }
const database = {
  globalSetup: ['test/support/local-server-build.ts', 'test/support/database-template.ts'],
  setupFiles: ['test/support/fail-on-console-error.ts', 'test/support/own-database.ts'],
  pool: 'forks' as const,
  testTimeout: 20_000,
  hookTimeout: 30_000,
}

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves one processor free unless told, which on a machine with two is half of it.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['test/unit/**/*.test.ts'],
          globalSetup: ['test/support/local-server-build.ts'],
          setupFiles: ['test/support/fail-on-console-error.ts'],
        },
      },
      { extends: true, test: { name: 'web', include: ['test/web/**/*.test.ts'], ...database } },
      { extends: true, test: { name: 'oauth', include: ['test/oauth/**/*.test.ts'], ...database } },
    ],
  },
})
