import { ownOrigins } from '@/lib/env'

export const SAMPLE_API_PATH = '/sample-api'

/** Whether the address is in the sample API this very portal serves: the one private place that may be called. */
export function isOwnSampleApi(url: URL): boolean {
  const below = url.pathname === SAMPLE_API_PATH || url.pathname.startsWith(`${SAMPLE_API_PATH}/`)
  return below && ownOrigins().includes(url.origin)
}
