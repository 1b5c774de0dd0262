import { AsyncLocalStorage } from 'node:async_hooks'

type Registry = Map<string, unknown>

const REGISTRY = Symbol.for('portico.singletons')
/** What all instances have in common: the database, and what they were started with. */
const SHARED = ['env', 'secret-key', 'prisma', 'pglite']

const current = new AsyncLocalStorage<Registry>()

/** What runs in one instance of the portal: its own caches, its own bus. */
export type Instance = <T>(run: () => Promise<T>) => Promise<T>

/**
 * Another instance of the portal on the same database, inside of this process: whatever exists once per process is made anew for it.
 * Without PostgreSQL it hears nothing from the others, as one whose bus is down.
 */
export function newInstance(): Instance {
  const scope = globalThis as { [REGISTRY]?: Registry }
  const first = scope[REGISTRY] ?? new Map()
  const own: Registry = new Map([...first].filter(([name]) => SHARED.includes(name)))
  Object.defineProperty(globalThis, REGISTRY, { configurable: true, get: () => current.getStore() ?? first })
  return (run) => current.run(own, run)
}
