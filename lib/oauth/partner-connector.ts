import type { Interaction } from 'oidc-provider'
import type { LiveConnector } from '@/lib/connectors/schema'
import { resourceSlug } from './connector-resource'
import { findProtectedConnector } from './find-protected-connector'

/** The connector that a resource names, where the partner's own server signs its users in; else null. */
export async function findPartnerConnector(origin: string, resource: unknown): Promise<LiveConnector | null> {
  const slug = await resourceSlug(origin, String(resource ?? ''))
  const live = slug ? await findProtectedConnector(slug) : null
  return live?.access === 'partner' ? live : null
}

/** The same of an interaction. */
export function partnerConnectorOf(origin: string, interaction: Interaction): Promise<LiveConnector | null> {
  return findPartnerConnector(origin, interaction.params.resource)
}

/** Stands for the account in a consent form, where nobody is signed in yet. */
export function partnerMark({ id }: LiveConnector): string {
  return `partner:${id}`
}
