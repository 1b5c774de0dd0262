import { env, ownOrigins } from '@/lib/env'

/** Whether the URL is the sample API that this portal serves. */
export function isSampleApi(url: URL): boolean {
  const inside = url.pathname === '/sample-api' || url.pathname.startsWith('/sample-api/')
  return inside && ownOrigins().some((origin) => new URL(origin).origin === url.origin)
}

/** Whether a request may go to a private address: the instance allows it, or it is the portal's own sample API. */
export function isExemptFromGuard(url: URL): boolean {
  return env().ALLOW_PRIVATE_UPSTREAMS || isSampleApi(url)
}
