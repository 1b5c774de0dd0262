import type { Interaction } from 'oidc-provider'
import type { LiveConnector } from '@/lib/connectors/schema'
import { resourceSlug } from './connector-resource'
import { findProtectedConnector } from './find-protected-connector'

/** The connector an interaction asks for; null when it was unpublished meanwhile. */
export async function findAskedConnector(origin: string, { params }: Interaction): Promise<LiveConnector | null> {
  const slug = resourceSlug(origin, String(params.resource))
  return slug ? findProtectedConnector(slug) : null
}
