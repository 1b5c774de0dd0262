import { recheckDomains } from './recheck-domains'

const EVERY_MS = 3_600_000

/** Checks domains again as long as this process runs; gives the function that ends it. */
export function followDomains(): () => Promise<void> {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= recheckDomains()
      .catch((error: unknown) => console.error('domains: could not be checked again:', error))
      .finally(() => {
        running = null
      })
  }, EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
