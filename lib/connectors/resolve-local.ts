const HOPS = 10

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pointed(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      root,
    )
}

/** The schema that a reference within `root` stands for, together with what stands beside the reference. */
export function resolveLocal(schema: unknown, root: unknown): unknown {
  let current = schema
  for (let hop = 0; hop < HOPS && isObject(current) && typeof current.$ref === 'string'; hop++) {
    const { $ref, ...beside } = current
    if (!/^#(\/|$)/.test(String($ref))) return current
    const target = pointed(root, String($ref))
    if (target === undefined) return current
    current = isObject(target) && Object.keys(beside).length > 0 ? { ...target, ...beside } : target
  }
  return current
}
