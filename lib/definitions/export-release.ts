import { getRelease } from '@/lib/connectors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { ConnectorDefinition } from './schema'

/** A release as a definition. Access and credential are no part of it, so putting it leaves them as they are. */
export async function exportRelease(member: Member, slug: string, number: number): Promise<ConnectorDefinition> {
  requireRole(member, 'viewer')
  const { snapshot } = await getRelease(member, slug, number)
  const { name, description, baseUrl, instructions, icons = [], tools, prompts, resources } = snapshot
  return { version: 1, slug, name, description, baseUrl, instructions, icons, tools, prompts, resources }
}
