import { asObject, asText, own } from './as-object'
import { RefProblem, resolveObject } from './resolve-refs'
import type { ProposedCredential } from './split-credentials'

/** A way in that the document names, as the credential a connector would hold. Its value is never in a document. */
export interface CredentialProposal extends ProposedCredential {
  /** The scheme's name in the document. */
  scheme: string
  description: string
  /** For OAuth 2: where its tokens come from. The credential is then a token. */
  oauth?: { flow: string; authorizationUrl: string; tokenUrl: string; scopes: string[] }[]
  /** Whether the document asks for it by default. */
  isDefault: boolean
}

type Proposed = Pick<CredentialProposal, 'kind' | 'name' | 'value' | 'oauth'>

function fromApiKey(scheme: Record<string, unknown>): Proposed | null {
  const name = asText(scheme.name)
  if (!name) return null
  if (scheme.in === 'query') return { kind: 'query', name, value: '' }
  if (scheme.in === 'header') return { kind: 'header', name, value: '' }
  return scheme.in === 'cookie' ? { kind: 'header', name: 'Cookie', value: `${name}=` } : null
}

function fromHttp(scheme: Record<string, unknown>): Proposed | null {
  const name = asText(scheme.scheme).toLowerCase()
  if (name === 'basic') return { kind: 'basic', name: '', value: '' }
  if (name === 'bearer') return { kind: 'bearer', name: '', value: '' }
  // Digest, HOBA and the like answer a challenge; a fixed header cannot.
  return null
}

function fromOauth(scheme: Record<string, unknown>): Proposed {
  const oauth = Object.entries(asObject(scheme.flows)).map(([flow, details]) => ({
    flow,
    authorizationUrl: asText(own(details, 'authorizationUrl')),
    tokenUrl: asText(own(details, 'tokenUrl')),
    scopes: Object.keys(asObject(own(details, 'scopes'))),
  }))
  return { kind: 'bearer', name: '', value: '', oauth }
}

function propose(scheme: Record<string, unknown>): Proposed | null {
  switch (scheme.type) {
    case 'apiKey':
      return fromApiKey(scheme)
    case 'http':
      return fromHttp(scheme)
    case 'oauth2':
      return fromOauth(scheme)
    case 'openIdConnect':
      return { kind: 'bearer', name: '', value: '' }
    default:
      return null
  }
}

/** A credential for every security scheme of the document that a connector can hold, those asked for by default first. */
export function proposeSecurity(root: Record<string, unknown>): CredentialProposal[] {
  const asked = new Set(
    (Array.isArray(root.security) ? root.security : []).flatMap((each) => Object.keys(asObject(each))),
  )
  const schemes = Object.entries(asObject(own(root.components, 'securitySchemes')))
  const proposals = schemes.flatMap(([name, given]): CredentialProposal[] => {
    try {
      const scheme = resolveObject(root, given)
      const found = propose(scheme)
      if (!found) return []
      return [{ ...found, scheme: name, description: asText(scheme.description), isDefault: asked.has(name) }]
    } catch (error) {
      if (error instanceof RefProblem) return []
      throw error
    }
  })
  return [...proposals.filter((one) => one.isDefault), ...proposals.filter((one) => !one.isDefault)]
}
