/** The value where it is an object, else an empty one. Its keys are someone else's: read them with `own`. */
export function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The property that the object itself has, never one of every object. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value where it is a text with something in it, trimmed; else ''. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
