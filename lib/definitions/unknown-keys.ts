function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The dotted paths of what was written and is in nothing that was read of it. */
export function unknownKeys(written: unknown, read: unknown, path: string[] = []): string[] {
  if (!isObject(written) || !isObject(read)) return []
  return Object.entries(written).flatMap(([key, inner]) => {
    if (inner === undefined) return []
    const here = [...path, key]
    return Object.hasOwn(read, key) ? unknownKeys(inner, read[key], here) : [here.join('.')]
  })
}
