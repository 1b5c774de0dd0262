import type { LiveConnector } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { resourceSlug } from './connector-resource'
import { findProtectedConnector } from './find-protected-connector'

/** The connector an interaction asks for. Throws `not_found` when it was unpublished meanwhile. */
export async function connectorOf(
  origin: string,
  { params }: { params: Record<string, unknown> },
): Promise<LiveConnector> {
  const slug = await resourceSlug(origin, String(params.resource))
  const live = slug ? await findProtectedConnector(slug) : null
  if (!live) throw new AppError('not_found', 'This connector is not published any more.')
  return live
}
