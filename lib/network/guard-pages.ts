import { randomBytes } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { buildLeavingPage, LEAVING_POLICY, leavingTo } from './leaving-page'
import { DATA_POLICY, pagePolicy } from './page-policy'

const POLICY = 'content-security-policy'

type Given = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined

/** Headers given to `writeHead` are as good as ones that were set. */
function setGiven(response: ServerResponse, given: Given): void {
  if (Array.isArray(given)) {
    for (let at = 0; at + 1 < given.length; at += 2) {
      response.appendHeader(String(given[at]), given[at + 1] as string | string[])
    }
    return
  }
  for (const [name, value] of Object.entries(given ?? {})) if (value !== undefined) response.setHeader(name, value)
}

function isPage(response: ServerResponse): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/html')
}

/** The page that goes on in place of the redirect, its headers set; null where there is nothing to leave for. */
function leave(request: IncomingMessage, response: ServerResponse): string | null {
  const location = response.getHeader('location')
  const url = typeof location === 'string' ? leavingTo(request.headers, location) : null
  if (!url) return null
  for (const name of ['location', 'content-length', 'content-encoding', 'refresh']) response.removeHeader(name)
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.setHeader(POLICY, LEAVING_POLICY)
  return buildLeavingPage(url)
}

/**
 * Gives the answer a content security policy, unless it brings one of its own, and the request the nonce: Next writes the one it finds in
 * this header of the request into its scripts.
 */
export function guardPages(request: IncomingMessage, response: ServerResponse, development: boolean): void {
  const policy = pagePolicy(randomBytes(16).toString('base64'), development)
  request.headers[POLICY] = policy
  delete request.headers[`${POLICY}-report-only`]

  const { writeHead, write, end } = response
  let instead: string | null = null
  const isRedirect = () => response.statusCode >= 300 && response.statusCode < 400

  const guardedHead = (status: number, ...rest: unknown[]): ServerResponse => {
    const reason = typeof rest[0] === 'string' ? rest[0] : undefined
    setGiven(response, (reason === undefined ? rest[0] : rest[1]) as Given)
    response.statusCode = status
    if (reason !== undefined) response.statusMessage = reason
    instead = isRedirect() && request.method !== 'HEAD' ? leave(request, response) : null
    if (!response.hasHeader(POLICY)) response.setHeader(POLICY, isPage(response) ? policy : DATA_POLICY)
    return writeHead.call(response, instead === null ? status : 200)
  }
  response.writeHead = guardedHead as typeof response.writeHead

  // A redirect's head goes out before its body is looked at: the body may have to give way.
  const headFirst = () => {
    if (isRedirect() && !response.headersSent) response.writeHead(response.statusCode)
  }
  response.write = ((...args: Parameters<typeof write>) => {
    headFirst()
    return instead === null ? write.apply(response, args) : true
  }) as typeof response.write
  response.end = ((...args: Parameters<typeof end>) => {
    headFirst()
    if (instead === null) return end.apply(response, args)
    const done = args.findLast((arg) => typeof arg === 'function')
    return end.call(response, instead, 'utf8', done as () => void)
  }) as typeof response.end
}
