import { authAttributes, type PostmanScope, resolveVariables } from './postman-scope'
import type { CredentialProposal } from './propose-security'

type Way = Pick<CredentialProposal, 'kind' | 'name' | 'oauth'>

function fromOauth(get: (name: string) => string, scope: PostmanScope): Way {
  const say = (name: string) => resolveVariables(get(name), scope)
  const flow = say('grant_type') || 'authorization_code'
  const scopes = say('scope')
    .split(/[\s,]+/)
    .filter(Boolean)
  const oauth = [{ flow, authorizationUrl: say('authUrl'), tokenUrl: say('accessTokenUrl'), scopes }]
  if (get('addTokenTo') === 'queryParams') return { kind: 'query', name: 'access_token', oauth }
  return { kind: 'bearer', name: '', oauth }
}

/** The way in as a credential, without its value; null for none, or one that a connector cannot hold. */
export function postmanCredential(scope: PostmanScope, isDefault: boolean): CredentialProposal | null {
  const { type, get } = authAttributes(scope.auth)
  const found = wayOf(type, get, scope)
  return found && { ...found, value: '', scheme: found.name || type, description: '', isDefault }
}

function wayOf(type: string, get: (name: string) => string, scope: PostmanScope): Way | null {
  switch (type) {
    case 'apikey': {
      const name = resolveVariables(get('key'), scope).slice(0, 100)
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return null
      return { kind: get('in') === 'query' ? 'query' : 'header', name }
    }
    case 'basic':
      return { kind: 'basic', name: '' }
    case 'bearer':
    case 'jwt':
      return { kind: 'bearer', name: '' }
    case 'oauth2':
      return fromOauth(get, scope)
    default:
      return null
  }
}

/** Why a way in cannot be taken over, in a sentence; null where it can, or there is none. */
export function unknownWay({ auth }: PostmanScope): string | null {
  const { type } = authAttributes(auth)
  if (/^(|noauth|apikey|basic|bearer|jwt|oauth2)$/.test(type)) return null
  return `It signs requests with ${type.slice(0, 30)}, which a connector cannot do.`
}
