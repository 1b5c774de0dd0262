import type { Client, Interaction, Provider } from 'oidc-provider'
import { iconFileName } from '@/lib/connectors'
import type { LiveConnector, ToolDefinition } from '@/lib/connectors/schema'
import { isMixed, toolKind } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { connectorOf } from './connector-of'
import { splitScopes, toolScopes } from './connector-scopes'
import { describeConsentKey } from './consent-key'
import type { ConsentRequest, ConsentTool } from './schema'

const NAME_LIMIT = 60
const LOOPBACKS = ['localhost', '127.0.0.1', '[::1]']

function isLoopback(redirectUri: string): boolean {
  const { protocol, hostname } = new URL(redirectUri)
  return protocol === 'http:' && LOOPBACKS.includes(hostname)
}

/** A redirect address as people read it: the host, or the scheme of an app. */
function toPlace(redirectUri: string): string {
  const { protocol, host } = new URL(redirectUri)
  return ['http:', 'https:'].includes(protocol) ? host : `${protocol}//`
}

/** A registered name fit for a headline: short, and without characters that reorder or hide what stands beside it. */
function toName(name: string | undefined): string {
  const visible = (name ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return visible.length > NAME_LIMIT ? `${visible.slice(0, NAME_LIMIT)}…` : visible || 'An app without a name'
}

function toClient(client: Client): ConsentRequest['client'] {
  // A metadata document proves its host; the name inside it, like a registered one, is the client's own word.
  const verified = Boolean(client.clientIdMetadataDocument)
  const name = verified ? new URL(client.clientId).host : toName(client.clientName)
  return { name, verified, onThisComputer: (client.redirectUris ?? []).every(isLoopback) }
}

function toTool({ name, title, description, annotations }: ToolDefinition): ConsentTool {
  return { name, title, description, kind: toolKind(annotations) }
}

/** Another site would learn who looks at the question; so only an icon that this portal serves. */
function iconOf({ slug, snapshot }: LiveConnector): string | null {
  const [file] = (snapshot.icons ?? []).flatMap((icon) => iconFileName(icon) ?? [])
  return file ? `/mcp/${slug}/icons/${file}` : null
}

/** The tools that the asked scopes open, by what they do; those behind a scope of the connector's own under its name. */
function sortTools(live: LiveConnector, scope: string): Pick<ConsentRequest, 'readTools' | 'writeTools' | 'ownScopes'> {
  const asked = splitScopes(scope)
  const isAllowed = (tool: ToolDefinition) => toolScopes(live.slug, tool).every((one) => asked.includes(one))
  const allowed = live.snapshot.tools.filter((tool) => (tool.open && isMixed(live)) || isAllowed(tool))
  const general = allowed.filter((tool) => !tool.scope).map(toTool)
  const names = new Set(allowed.flatMap((tool) => tool.scope ?? []))
  return {
    readTools: general.filter(({ kind }) => kind === 'Read'),
    writeTools: general.filter(({ kind }) => kind !== 'Read'),
    ownScopes: [...names].map((name) => ({ name, tools: allowed.filter((tool) => tool.scope === name).map(toTool) })),
  }
}

/** Who asks for what, in the words of the consent page. */
export async function describeConsent(
  origin: string,
  provider: Provider,
  interaction: Interaction,
  userId: string,
): Promise<Omit<ConsentRequest, 'formToken'>> {
  const [live, client] = await Promise.all([
    connectorOf(origin, interaction),
    provider.Client.find(String(interaction.params.client_id)),
  ])
  if (!client) throw new AppError('not_found', 'The app that asked is not registered here any more.')

  const { slug, snapshot } = live
  return {
    client: toClient(client),
    returnsTo: toPlace(String(interaction.params.redirect_uri)),
    connector: { slug, name: snapshot.name, description: snapshot.description, icon: iconOf(live) },
    ...sortTools(live, String(interaction.params.scope)),
    key: await describeConsentKey(live, userId),
  }
}
