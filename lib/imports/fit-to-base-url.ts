export interface FittedPath {
  /** From the connector's base URL. */
  path: string
  /** The address the request went to, where it is not the connector's. */
  elsewhere: string | null
}

function segments(path: string): string[] {
  return path.split('/').filter(Boolean)
}

/** The path of an imported request as it must stand below the connector's own base URL. */
export function fitToBaseUrl(imported: { baseUrl: string; path: string }, baseUrl: string): FittedPath {
  // The document leaves open where it lives.
  if (!URL.canParse(imported.baseUrl)) return { path: imported.path, elsewhere: null }
  const from = new URL(imported.baseUrl)
  const own = new URL(baseUrl)
  if (from.origin !== own.origin) return { path: imported.path, elsewhere: imported.baseUrl }
  const whole = [...segments(from.pathname), ...segments(imported.path)]
  const prefix = segments(own.pathname)
  const below = prefix.every((segment, index) => whole[index] === segment)
  if (!below) return { path: imported.path, elsewhere: imported.baseUrl }
  return { path: `/${whole.slice(prefix.length).join('/')}`, elsewhere: null }
}
