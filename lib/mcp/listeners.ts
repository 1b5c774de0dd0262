import { subscribe } from '@/lib/bus'
import { singleton } from '@/lib/singleton'

/** A client that waits on a `subscriptions/listen` stream. */
interface Listener {
  /** Null at an open connector. */
  grantId: string | null
  end: AbortController
}

function listeners(): Set<Listener> {
  return singleton('mcp-listeners', () => {
    const open = new Set<Listener>()
    subscribe('grant.revoked', ({ grantId }) => {
      for (const listener of open) if (listener.grantId === grantId) listener.end.abort()
    })
    return open
  })
}

/** A listener's request, which also ends as if the client had hung up: when its grant is revoked, or the process stops. */
export function asListener(request: Request, grantId: string | null): Request {
  const listener = { grantId, end: new AbortController() }
  listeners().add(listener)
  const signal = AbortSignal.any([request.signal, listener.end.signal])
  signal.addEventListener('abort', () => listeners().delete(listener), { once: true })
  return new Request(request, { signal })
}

/** Ends every stream that waits for changes, so that the process can stop. Clients open them again where it runs next. */
export function endListeners(): void {
  for (const { end } of listeners()) end.abort()
}
