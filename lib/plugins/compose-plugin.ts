import { toPlainLine } from '@/lib/markdown'
import { composeCommands, composeSkills } from './compose-parts'
import type { ConnectorReference } from './definition-schema'
import type { HostedConnector, PluginContent, PluginServer, PluginSource } from './schema'
import { serverKey } from './server-key'
import { toCleanConnector } from './to-clean-connector'

/** The plugin with everything that the definition leaves out filled in from its connectors. */
export function composePlugin(source: PluginSource): PluginContent {
  const { name, version, definition, changelog } = source
  const hosted = source.hosted.map(toCleanConnector)
  const only = hosted.length === 1 ? hosted[0] : undefined
  const displayName = toPlainLine(definition.displayName ?? '') || (only?.name ?? toTitle(name))
  const partnerName = toPlainLine(source.partnerName) || displayName
  const about = toPlainLine(definition.description ?? only?.description ?? '')
  return {
    name,
    version,
    displayName,
    description: about,
    partnerName,
    author: toAuthor(definition.author, partnerName),
    definition,
    servers: definition.connectors.flatMap((reference) => toServer(reference, definition.connectors, hosted)),
    skills: composeSkills(name, definition, hosted),
    commands: composeCommands(name, definition, hosted),
    changelog,
  }
}

/** `acme-orders` → `Acme Orders` */
function toTitle(name: string): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`)
}

function toAuthor(author: PluginSource['definition']['author'], partnerName: string): PluginContent['author'] {
  return author ? { ...author, name: toPlainLine(author.name) || partnerName } : { name: partnerName }
}

function toServer(reference: ConnectorReference, all: ConnectorReference[], hosted: HostedConnector[]): PluginServer[] {
  const key = serverKey(reference, all)
  if ('url' in reference) return [{ kind: 'remote', key, url: reference.url }]
  if ('command' in reference) {
    const { command, args, env } = reference
    return [{ kind: 'local', key, command, args, env }]
  }
  const connector = hosted.find(({ slug }) => slug === reference.connector)
  return connector ? [{ kind: 'hosted', ...connector, key }] : []
}
