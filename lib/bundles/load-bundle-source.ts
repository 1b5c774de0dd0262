import { findIconFile, findLiveConnector, getConnector, iconFileName } from '@/lib/connectors'
import type { ReleaseSnapshot } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { listEnvironments } from '@/lib/upstream'
import type { BundleListing, BundleSource } from './schema'
import { toBundleKey } from './to-bundle-key'

/** The first of the release's icons that is a PNG, the one kind a manifest takes. */
function findPng(snapshot: ReleaseSnapshot): Uint8Array | undefined {
  const names = (snapshot.icons ?? []).flatMap((icon) => iconFileName(icon) ?? [])
  const files = names.map((name) => findIconFile(snapshot, name))
  return files.find((file) => file?.type === 'image/png')?.bytes
}

/**
 * What a local server of the connector's live release is made of: of the stored credential, its kind and place alone. Throws `not_found`
 * for a connector of another partner, and `conflict` for one that is not published or that users cannot enter with a key of their own.
 */
export async function loadBundleSource(
  member: Member,
  connectorSlug: string,
  listing: BundleListing = {},
): Promise<BundleSource> {
  requireRole(member, 'viewer')
  const { slug } = await getConnector(member, connectorSlug)
  const live = await findLiveConnector(slug)
  if (live?.partnerId !== member.partnerId) {
    throw new AppError('conflict', 'Publish the connector first. The bundle is made from its live release.')
  }
  const environments = await listEnvironments(member, slug)
  const served = environments.find(({ name }) => name === live.environment)
  const icon = findPng(live.snapshot)
  return {
    ...live.snapshot,
    slug,
    partnerName: member.partnerName,
    release: live.release,
    baseUrl: served?.baseUrl || live.snapshot.baseUrl,
    hosts: live.upstreamHosts,
    key: toBundleKey(live.access, served?.credential ?? { kind: 'none' }),
    listing: { ...(icon && { icon }), ...listing },
  }
}
