import { getConnector, listPrompts, listResources, listTools } from '@/lib/connectors'
import type { Member } from '@/lib/partners/schema'
import { describeCredential } from '@/lib/upstream'
import type { ConnectorDefinition, CredentialDefinition } from './schema'

/** The environment variable that a definition file names for a connector's credential. */
export function credentialVariable(slug: string): string {
  return `${slug
    .toUpperCase()
    .replace(/^(?=[0-9])/, '_')
    .replaceAll('-', '_')}_CREDENTIAL`
}

async function exportCredential(member: Member, slug: string): Promise<CredentialDefinition> {
  const { kind, name } = await describeCredential(member, slug)
  const valueFrom = credentialVariable(slug)
  switch (kind) {
    case 'none':
      return { kind }
    case 'bearer':
      return { kind, valueFrom }
    default:
      return { kind, name, valueFrom }
  }
}

/** The draft of a connector and its settings, as a definition. Its credential is there by name only. */
export async function exportDefinition(member: Member, connectorSlug: string): Promise<ConnectorDefinition> {
  const { slug, name, description, baseUrl, instructions, icons, access, limits } = await getConnector(
    member,
    connectorSlug,
  )
  const [tools, prompts, resources, credential] = await Promise.all([
    listTools(member, slug),
    listPrompts(member, slug),
    listResources(member, slug),
    exportCredential(member, slug),
  ])
  const limited = Object.keys(limits).length > 0 ? { limits } : {}
  const settings = { access: { mode: access }, credential, ...limited }
  return { version: 1, slug, name, description, baseUrl, instructions, icons, ...settings, tools, prompts, resources }
}
