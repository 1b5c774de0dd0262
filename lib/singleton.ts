const REGISTRY = Symbol.for('portico.singletons')

type Registry = Map<string, unknown>

/** The one `name` of this process, made on first use. Next bundles `lib` apart from `server.ts`; `globalThis` is what they share. */
export function singleton<T>(name: string, create: () => T): T {
  const scope = globalThis as typeof globalThis & { [REGISTRY]?: Registry }
  scope[REGISTRY] ??= new Map()
  const registry = scope[REGISTRY]
  if (!registry.has(name)) registry.set(name, create())
  return registry.get(name) as T
}
