import { addressOf } from '@/lib/network'
import { acceptClientMetadata } from './accept-client-metadata'
import { checkRegistration } from './check-registration'
import { scopeSlug, splitScopes } from './connector-scopes'
import { limitRate } from './limit-rate'
import { oauthError } from './oauth-error'
import { parseObject } from './parse-object'
import { canonicalizeResources, prepareAuthorization } from './prepare-authorization'
import { readBody } from './read-body'

/** oidc-provider reads at most the 56 KB. */
const BODY_LIMIT_KB: Record<string, number> = { register: 16 }
const DEFAULT_LIMIT_KB = 56
const BASE = '/oauth/'

const METHODS: Record<string, string[]> = {
  authorize: ['GET'],
  jwks: ['GET', 'OPTIONS'],
  token: ['POST', 'OPTIONS'],
  revoke: ['POST', 'OPTIONS'],
  register: ['POST', 'OPTIONS'],
}

/** The refusal of an address that registers too often; null for all others. */
async function refuseRegistration(request: Request): Promise<Response | null> {
  const wait = await limitRate('registration', addressOf(request.headers))
  if (wait === 0) return null
  const answer = oauthError(429, 'temporarily_unavailable', `Too many registrations. Try again in ${wait} seconds.`)
  answer.headers.set('retry-after', String(wait))
  return answer
}

/** Registration (RFC 7591) with metadata this server takes, or the answer that refuses it. */
function prepareRegistration(body: string): string | Response {
  const metadata = parseObject(body)
  if (!metadata) return oauthError(400, 'invalid_client_metadata', 'Send the client metadata as a JSON object.')
  const problem = checkRegistration(metadata)
  if (problem) return oauthError(400, problem.error, problem.description)
  const { client_id, client_secret, client_secret_expires_at, ...accepted } = acceptClientMetadata(metadata)
  // RFC 7591, section 2: what a client that names no method has chosen.
  return JSON.stringify({ token_endpoint_auth_method: 'client_secret_basic', ...accepted })
}

/** A token or revocation request with `resource` in canonical form, and only scopes that a connector can have. */
function prepareForm(body: string): string {
  const parameters = new URLSearchParams(body)
  canonicalizeResources(parameters)
  if (parameters.getAll('scope').length === 1) {
    const scopes = splitScopes(parameters.get('scope')).filter(scopeSlug)
    parameters.delete('scope')
    if (scopes.length > 0) parameters.set('scope', scopes.join(' '))
  }
  return parameters.toString()
}

function isForm(request: Request): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')
}

function isJson(request: Request): boolean {
  return /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
}

async function preparePost(request: Request, url: URL, endpoint: string): Promise<Request | Response> {
  const refused = endpoint === 'register' ? await refuseRegistration(request) : null
  if (refused) return refused
  const limit = BODY_LIMIT_KB[endpoint] ?? DEFAULT_LIMIT_KB
  const body = await readBody(request, limit * 1024)
  if (body === null) return oauthError(413, 'invalid_request', `The body is larger than ${limit} KB.`)

  const headers = new Headers(request.headers)
  // Only the authorization endpoint is meant for browsers; everything else answers JSON.
  headers.set('accept', 'application/json')
  headers.delete('content-length')
  if (endpoint === 'register') {
    if (!isJson(request)) return oauthError(400, 'invalid_client_metadata', 'Send JSON, as application/json.')
    const prepared = prepareRegistration(body)
    if (prepared instanceof Response) return prepared
    headers.set('content-type', 'application/json')
    return new Request(url, { method: 'POST', headers, body: prepared })
  }
  return new Request(url, { method: 'POST', headers, body: isForm(request) ? prepareForm(body) : body })
}

/**
 * A request to /oauth/… as oidc-provider takes it, or the answer where it must not get there: unknown paths, wrong
 * methods, bodies over the limit, registrations over the rate.
 */
export async function prepareRequest(origin: string, request: Request): Promise<Request | Response> {
  const { pathname, search } = new URL(request.url)
  const [endpoint = '', ...rest] = pathname.slice(BASE.length).replace(/\/$/, '').split('/')
  const allowed = METHODS[endpoint]
  // /oauth/authorize/<uid> goes on after sign-in and consent.
  if (!allowed || rest.length > (endpoint === 'authorize' ? 1 : 0)) {
    return oauthError(404, 'not_found', `There is no ${pathname} here. The endpoints are in ${metadataUrl(origin)}.`)
  }
  if (!allowed.includes(request.method)) {
    const answer = oauthError(405, 'invalid_request', `Use ${allowed[0]} for ${pathname}.`)
    answer.headers.set('allow', allowed.join(', '))
    return answer
  }
  const url = new URL(`${BASE}${[endpoint, ...rest].join('/')}${search}`, origin)
  if (request.method === 'OPTIONS') return preflight(request, allowed)
  if (request.method === 'POST') return preparePost(request, url, endpoint)
  if (endpoint === 'authorize' && rest.length === 0) {
    url.search = (await prepareAuthorization(origin, url.searchParams)).toString()
  }
  return new Request(url, { method: request.method, headers: request.headers })
}

/** Browser-based clients may ask from anywhere: nothing here is decided by cookies. */
function preflight(request: Request, allowed: string[]): Response {
  const headers = {
    'access-control-allow-methods': allowed.join(', '),
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
    'access-control-max-age': '3600',
  }
  return new Response(null, { status: 204, headers })
}

function metadataUrl(origin: string): string {
  return `${origin}/.well-known/oauth-authorization-server`
}
