/** A host as `URL` has it for this scheme: without the port that is the scheme's own. */
function hostIn(scheme: string, host: string): string | null {
  const text = `${scheme}//${host}`
  return URL.canParse(text) ? new URL(text).host : null
}

/** Whether a call that began at `first` may go on to `url`: the same origin, or a listed host, and never from https to http. */
export function isAllowedAddress(url: URL, first: URL, hosts: string[]): boolean {
  if (url.origin === first.origin) return true
  if (url.username || url.password) return false
  if (url.protocol !== 'https:' && url.protocol !== first.protocol) return false
  return hosts.some((host) => hostIn(url.protocol, host) === url.host)
}
