import { buildBundle, loadBundleSource, readLocalServer, zipBundle } from '@/lib/bundles'
import type { Member } from '@/lib/partners/schema'

/** The connector's desktop bundle as a file to save. The same release gives the same bytes. */
export async function bundleFile(member: Member, connectorSlug: string): Promise<Response> {
  const bundle = buildBundle(await loadBundleSource(member, connectorSlug), await readLocalServer())
  return new Response(new Uint8Array(zipBundle(bundle)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${bundle.name}-${bundle.version}.mcpb"`,
      'cache-control': 'private, no-store',
    },
  })
}
