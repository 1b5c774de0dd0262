import type { Interaction, Provider } from 'oidc-provider'
import { iconFileName } from '@/lib/connectors'
import type { LiveConnector, ToolDefinition } from '@/lib/connectors/schema'
import { toolKind } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { splitScopes, writeScope } from './connector-scopes'
import { describeClient } from './describe-client'
import { findAskedConnector } from './find-asked-connector'
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

/** Who asks for what, in the words of the consent page. */
export async function describeConsent(
  origin: string,
  provider: Provider,
  interaction: Interaction,
): Promise<Omit<ConsentRequest, 'formToken'>> {
  const [live, client] = await Promise.all([
    findAskedConnector(origin, interaction),
    provider.Client.find(String(interaction.params.client_id)),
  ])
  if (!live) throw new AppError('not_found', 'This connector is not published any more.')
  if (!client) throw new AppError('not_found', 'The app that asked is not registered here any more.')

  const { slug, snapshot } = live
  const tools = snapshot.tools.map(toTool)
  const mayWrite = splitScopes(String(interaction.params.scope)).includes(writeScope(slug))
  return {
    client: describeClient(client),
    returnsTo: toPlace(String(interaction.params.redirect_uri)),
    connector: { slug, name: snapshot.name, description: snapshot.description, icon: iconOf(live) },
    readTools: tools.filter(({ kind }) => kind === 'Read'),
    writeTools: mayWrite ? tools.filter(({ kind }) => kind !== 'Read') : [],
  }
}
