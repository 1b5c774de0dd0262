import type { UpstreamRequest } from './build-request'
import type { SentCredential } from './schema'

/** The same request with the credential in its place; one a parameter set there gives way. */
export function attachCredential(request: UpstreamRequest, credential: SentCredential): UpstreamRequest {
  const withHeader = (name: string, value: string) => ({
    ...request,
    headers: { ...request.headers, [name.toLowerCase()]: value },
  })
  switch (credential.kind) {
    case 'none':
      return request
    case 'header': {
      // A cookie goes beside those the tool sends.
      const cookie = credential.name.toLowerCase() === 'cookie' ? request.headers.cookie : undefined
      const value = `${credential.prefix ?? ''}${credential.value}`
      return withHeader(credential.name, cookie ? `${cookie}; ${value}` : value)
    }
    case 'bearer':
      return withHeader('authorization', `Bearer ${credential.value}`)
    case 'basic':
      return withHeader('authorization', `Basic ${basicPair(credential.name, credential.value)}`)
    case 'query': {
      const url = new URL(request.url)
      // Pair by pair: URLSearchParams would write the commas of a list anew, as %2C.
      const others = url.search
        .slice(1)
        .split('&')
        .filter((pair) => pair && !new URLSearchParams(pair).has(credential.name))
      const own = new URLSearchParams([[credential.name, credential.value]]).toString()
      url.search = [...others, own].join('&')
      return { ...request, url }
    }
  }
}

/** The same request with every credential in its place, in their order. */
export function attachCredentials(request: UpstreamRequest, credentials: SentCredential[]): UpstreamRequest {
  return credentials.reduce(attachCredential, request)
}

/** RFC 7617: base64 of `user:password` in UTF-8. */
export function basicPair(name: string, value: string): string {
  return Buffer.from(`${name}:${value}`, 'utf8').toString('base64')
}
