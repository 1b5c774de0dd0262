import { subscribe } from '@/lib/bus'
import { findAdmission, findLiveConnector } from '@/lib/connectors'
import type { Caller } from '@/lib/oauth/schema'
import { singleton } from '@/lib/singleton'
import type { Served } from './served'

/** A client that waits on a `subscriptions/listen` stream. */
interface Listener {
  connectorId: string
  slug: string
  /** Where it listens. */
  origin: string
  /** Null where nobody has signed in. */
  caller: Caller | null
  end: AbortController
}

function listeners(): Set<Listener> {
  return singleton('mcp-listeners', () => {
    const open = new Set<Listener>()
    subscribe('grant.revoked', ({ grantId }) => {
      for (const listener of open) if (listener.caller?.grantId === grantId) listener.end.abort()
    })
    subscribe('domain.changed', ({ host }) => {
      for (const listener of open) if (listener.origin === `https://${host}`) listener.end.abort()
    })
    const endStrangers = (isAbout: (listener: Listener) => boolean) =>
      endRefused([...open].filter(isAbout)).catch((error: unknown) =>
        console.error('mcp: could not end the listeners of who may no longer connect', error),
      )
    // A tick later, so that the connectors' own cache has dropped what was by then.
    subscribe('connector.changed', ({ connectorId }) =>
      setImmediate(() => endStrangers((listener) => listener.connectorId === connectorId)),
    )
    subscribe('user.changed', ({ userId }) =>
      setImmediate(() => endStrangers(({ caller }) => caller?.userId === userId)),
    )
    return open
  })
}

/** Ends those whose account may no longer connect. */
async function endRefused(listeners: Listener[]): Promise<void> {
  for (const { slug, caller, end } of listeners) {
    const live = caller && (await findLiveConnector(slug))
    if (live && (await findAdmission(live, caller.userId)) !== 'admitted') end.abort()
  }
}

/**
 * A listener's request, which also ends as if the client had hung up: when its grant is revoked, its account may no longer connect,
 * something changes about the domain it listens at, or the process stops.
 */
export function asListener(request: Request, { live, caller, origin }: Served): Request {
  const listener = { connectorId: live.id, slug: live.slug, origin, caller, end: new AbortController() }
  listeners().add(listener)
  const signal = AbortSignal.any([request.signal, listener.end.signal])
  signal.addEventListener('abort', () => listeners().delete(listener), { once: true })
  return new Request(request, { signal })
}

/** Ends every stream that waits for changes, so that the process can stop. Clients open them again where it runs next. */
export function endListeners(): void {
  for (const { end } of listeners()) end.abort()
}
