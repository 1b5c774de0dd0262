import { subscribe } from '@/lib/bus'

/** The same request, which also ends as if the client had hung up when the grant it came with is revoked. */
export function untilRevoked(request: Request, grantId: string): Request {
  const revoked = new AbortController()
  const stop = subscribe('grant.revoked', (event) => {
    if (event.grantId === grantId) revoked.abort()
  })
  request.signal.addEventListener('abort', stop, { once: true })
  revoked.signal.addEventListener('abort', stop, { once: true })
  return new Request(request, { signal: AbortSignal.any([request.signal, revoked.signal]) })
}
