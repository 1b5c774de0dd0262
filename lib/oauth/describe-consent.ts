import type { Interaction, Provider } from 'oidc-provider'
import { iconFileName } from '@/lib/connectors'
import type { LiveConnector, ToolDefinition } from '@/lib/connectors/schema'
import { isMixed, toolKind } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { connectorOf } from './connector-of'
import { splitScopes, toolScopes } from './connector-scopes'
import { describeConsentKey } from './consent-key'
import { describeClient } from './describe-client'
import type { ConsentRequest, ConsentTool } from './schema'

/** A redirect address as people read it: the host, or the scheme of an app. */
function toPlace(redirectUri: string): string {
  const { protocol, host } = new URL(redirectUri)
  return ['http:', 'https:'].includes(protocol) ? host : `${protocol}//`
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
  userId: string | null,
): Promise<Omit<ConsentRequest, 'formToken'>> {
  const [live, client] = await Promise.all([
    connectorOf(origin, interaction),
    provider.Client.find(String(interaction.params.client_id)),
  ])
  if (!client) throw new AppError('not_found', 'The app that asked is not registered here any more.')

  const { slug, snapshot } = live
  return {
    client: describeClient(client),
    returnsTo: toPlace(String(interaction.params.redirect_uri)),
    connector: { slug, name: snapshot.name, description: snapshot.description, icon: iconOf(live) },
    ...sortTools(live, String(interaction.params.scope)),
    key: userId === null ? null : await describeConsentKey(live, userId),
  }
}
