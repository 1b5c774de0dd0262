/** The text at a path such as "data.id"; empty where there is none. Numbers are text: many APIs number their users. */
export function readField(claims: Record<string, unknown>, path: string): string {
  let value: unknown = claims
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return ''
    value = (value as Record<string, unknown>)[name]
  }
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
