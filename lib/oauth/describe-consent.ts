import type { Client, Interaction, Provider } from 'oidc-provider'
import { iconFileName } from '@/lib/connectors'
import type { LiveConnector, ToolDefinition } from '@/lib/connectors/schema'
import { toolKind } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { resourceSlug } from './connector-resource'
import { splitScopes, writeScope } from './connector-scopes'
import { findProtectedConnector } from './find-protected-connector'
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

/** The connector an interaction asks for. Throws `not_found` when it was unpublished meanwhile. */
async function getConnectorOf(origin: string, interaction: Interaction): Promise<LiveConnector> {
  const slug = await resourceSlug(origin, String(interaction.params.resource))
  const live = slug ? await findProtectedConnector(slug) : null
  if (!live) throw new AppError('not_found', 'This connector is not published any more.')
  return live
}

/** Who asks for what, in the words of the consent page. */
export async function describeConsent(
  origin: string,
  provider: Provider,
  interaction: Interaction,
): Promise<Omit<ConsentRequest, 'formToken'>> {
  const [live, client] = await Promise.all([
    getConnectorOf(origin, interaction),
    provider.Client.find(String(interaction.params.client_id)),
  ])
  if (!client) throw new AppError('not_found', 'The app that asked is not registered here any more.')

  const { slug, snapshot } = live
  const tools = snapshot.tools.map(toTool)
  const mayWrite = splitScopes(String(interaction.params.scope)).includes(writeScope(slug))
  return {
    client: toClient(client),
    returnsTo: toPlace(String(interaction.params.redirect_uri)),
    connector: { slug, name: snapshot.name, description: snapshot.description, icon: iconOf(live) },
    readTools: tools.filter(({ kind }) => kind === 'Read'),
    writeTools: mayWrite ? tools.filter(({ kind }) => kind !== 'Read') : [],
  }
}
