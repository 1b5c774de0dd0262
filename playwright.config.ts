import { defineConfig } from '@playwright/test'

const executablePath = process.env.CHROMIUM_PATH

export default defineConfig({
  testDir: 'test/e2e',
  // Each worker has a portal of its own; the journeys of one file build on each other's accounts.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 10_000,
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    // Recording every journey would make each a third slower: `--trace on` where one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
