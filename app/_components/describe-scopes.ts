/** What scopes of a connector allow, in plain words: "Can read and change". Own scopes are named as they are. */
export function describeScopes(slug: string, scopes: string[]): string {
  const known: Record<string, string> = { [`${slug}:read`]: 'read', [`${slug}:write`]: 'change' }
  const verbs = Object.keys(known).filter((scope) => scopes.includes(scope))
  const own = scopes.filter((scope) => !(scope in known)).map((scope) => scope.replace(`${slug}:`, ''))
  const words = verbs.map((scope) => known[scope])
  if (own.length > 0) words.push(`use ${own.join(', ')}`)
  return words.length > 0 ? `Can ${words.join(' and ')}` : 'Can connect'
}
