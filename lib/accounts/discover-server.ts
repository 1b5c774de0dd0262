import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { parseJson } from './parse-json'
import { partnerFetch } from './partner-fetch'
import type { SignInSettings } from './schema'
import { SignInError } from './sign-in-error'

const Address = z.url({ protocol: /^https?$/ })

/** What counts of a metadata document (RFC 8414, section 2; OpenID Connect Discovery, section 3). */
const Metadata = z.object({
  issuer: Address,
  authorization_endpoint: Address,
  token_endpoint: Address,
  userinfo_endpoint: Address.optional(),
  revocation_endpoint: Address.optional(),
  jwks_uri: Address.optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
})

export type DiscoveredServer = Pick<
  SignInSettings,
  | 'issuer'
  | 'authorizationEndpoint'
  | 'tokenEndpoint'
  | 'userinfoEndpoint'
  | 'revocationEndpoint'
  | 'jwksUri'
  | 'issParameter'
>

const OPENID = '/.well-known/openid-configuration'
const OAUTH = '/.well-known/oauth-authorization-server'

interface Candidate {
  address: string
  issuer: string
}

/** Where the document may be, and which issuer it must name there, so that no server can speak for another. */
function candidates(text: string): Candidate[] {
  const url = new URL(text)
  const path = url.pathname.replace(/\/$/, '')
  if (path.endsWith(OPENID)) return [{ address: url.href, issuer: url.origin + path.slice(0, -OPENID.length) }]
  if (path.startsWith(OAUTH)) return [{ address: url.href, issuer: url.origin + path.slice(OAUTH.length) }]
  const issuer = url.origin + path
  return [
    { address: url.origin + path + OPENID, issuer },
    { address: url.origin + OAUTH + path, issuer },
  ]
}

const withoutSlash = (text: string) => text.replace(/\/$/, '')

function toServer(body: string, { address, issuer }: Candidate): DiscoveredServer {
  const parsed = Metadata.safeParse(parseJson(body))
  if (!parsed.success) {
    const missing = parsed.error.issues.map((issue) => issue.path.join('.')).filter(Boolean)
    throw new SignInError(
      'answer',
      `${address} is no metadata of a sign-in server: look at ${missing.join(', ') || 'its text'}.`,
    )
  }
  const found = parsed.data
  if (withoutSlash(found.issuer) !== withoutSlash(issuer)) {
    throw new SignInError('answer', `${address} speaks for another issuer: ${found.issuer}. Enter that one.`)
  }
  return {
    issuer: found.issuer,
    authorizationEndpoint: found.authorization_endpoint,
    tokenEndpoint: found.token_endpoint,
    userinfoEndpoint: found.userinfo_endpoint ?? '',
    revocationEndpoint: found.revocation_endpoint ?? '',
    jwksUri: found.jwks_uri ?? '',
    issParameter: found.authorization_response_iss_parameter_supported ?? false,
  }
}

/** What a server says of itself, found from its issuer or from the address of the document. Throws with what was tried. */
export async function discoverServer(text: string): Promise<DiscoveredServer> {
  const tried: string[] = []
  for (const candidate of candidates(text)) {
    const answer = await partnerFetch(candidate.address, { headers: { accept: 'application/json' } })
    if (answer.status === 200) return toServer(await answer.text(), candidate)
    tried.push(`${candidate.address} answered ${answer.status}`)
  }
  throw new AppError(
    'upstream_refused',
    `No metadata was found: ${tried.join('; ')}. Enter the endpoints by hand instead.`,
  )
}
