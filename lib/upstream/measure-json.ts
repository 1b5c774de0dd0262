/** Answers nested deeper are cut: walking and writing them would overflow the stack. */
export const DEPTH_LIMIT = 100

function lengthOfText(text: string, budget: number): number {
  return text.length > budget ? text.length : JSON.stringify(text).length
}

/**
 * How many characters `value` has as compact JSON. Stops once it is more than `budget`, and then gives some number above it; so it does
 * for what is nested too deeply.
 */
export function measureJson(value: unknown, budget: number, depth = 0): number {
  if (typeof value === 'string') return lengthOfText(value, budget)
  if (typeof value !== 'object' || value === null) return String(value).length
  if (depth >= DEPTH_LIMIT) return budget + 1
  let size = 2
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && size <= budget; index++) {
      size += measureJson(value[index], budget - size, depth + 1) + (index > 0 ? 1 : 0)
    }
    return size
  }
  let first = true
  for (const key in value) {
    if (size > budget) break
    size += lengthOfText(key, budget) + 1 + (first ? 0 : 1)
    size += measureJson((value as Record<string, unknown>)[key], budget - size, depth + 1)
    first = false
  }
  return size
}
