import { ProtocolError, ProtocolErrorCode, ResourceNotFoundError, UriTemplate } from '@modelcontextprotocol/server'
import type { ResourceDefinition, StaticResource, TemplateResource } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import type { ResourceContent } from '@/lib/upstream'
import type { Offer } from './offer'

/** The longest URI that is compared with templates. */
const URI_LIMIT = 8192

export function staticContent(resource: StaticResource): ResourceContent {
  const { uri, mimeType } = resource
  return resource.kind === 'text' ? { uri, mimeType, text: resource.text } : { uri, mimeType, blob: resource.data }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new AppError('invalid_argument', `${value} is not percent-encoded text`)
  }
}

/** What stands in the template's blanks; null where `uri` is none of its URIs. */
function matchTemplate({ uriTemplate }: TemplateResource, uri: string): Record<string, string> | null {
  if (uri.length > URI_LIMIT) return null
  const match = new UriTemplate(uriTemplate).match(uri)
  return match && Object.fromEntries(Object.entries(match).map(([name, value]) => [name, decode(String(value))]))
}

/** MCP's errors for what the API says of a resource. The SDK would show a bug's own message, so that is logged instead. */
function toProtocolError(error: unknown, uri: string): ProtocolError {
  if (!(error instanceof AppError)) {
    console.error(`mcp: ${uri} could not be read`, error)
    return new ProtocolError(ProtocolErrorCode.InternalError, 'Something went wrong in the portal', { uri })
  }
  if (error.code === 'not_found') return new ResourceNotFoundError(uri, error.message)
  const code = error.code === 'invalid_argument' ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError
  return new ProtocolError(code, error.message, { uri })
}

/** The content of one URI that `template` may answer; null where it does not. Throws MCP's errors. */
export async function readTemplate(
  offer: Offer,
  resource: TemplateResource,
  uri: string,
  signal: AbortSignal,
): Promise<ResourceContent | null> {
  try {
    const values = matchTemplate(resource, uri)
    return values && (await offer.readResource({ resource, uri, values, signal }))
  } catch (error) {
    throw toProtocolError(error, uri)
  }
}

/** The content of any URI of the connector. Throws `ResourceNotFoundError` for one that nothing answers. */
export async function readUri(offer: Offer, uri: string, signal: AbortSignal): Promise<ResourceContent> {
  const href = URL.canParse(uri) ? new URL(uri).href : uri
  const { resources } = offer.snapshot
  const isStatic = (resource: ResourceDefinition): resource is StaticResource => resource.kind !== 'template'
  const found = resources.filter(isStatic).find((resource) => resource.uri === href)
  if (found) return staticContent(found)
  for (const resource of resources) {
    const content = resource.kind === 'template' ? await readTemplate(offer, resource, href, signal) : null
    if (content) return content
  }
  throw new ResourceNotFoundError(uri)
}
