interface Keyed {
  key: string
}

/** A key that no item of the list has. */
export function freeKey(prefix: string, list: Keyed[]): string {
  const numbers = list.map(({ key }) => Number(key.slice(prefix.length)) || 0)
  return `${prefix}${Math.max(-1, ...numbers) + 1}`
}

/** The list with the item at `index` one place up or down. */
export function moved<T>(list: T[], index: number, by: -1 | 1): T[] {
  const next = [...list]
  const [item] = next.splice(index, 1)
  if (item !== undefined) next.splice(index + by, 0, item)
  return next
}

/** The list with `patch` in the item of that key. */
export function patched<T extends Keyed>(list: T[], key: string, patch: Partial<T>): T[] {
  return list.map((item) => (item.key === key ? { ...item, ...patch } : item))
}
