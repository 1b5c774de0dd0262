import { respond } from '@/app/_web/respond'
import type { Member } from '@/lib/partners/schema'
import { buildPlugin, describePlugin, zipPlugin } from '@/lib/plugins'

/** The zip of the connector's plugin as a file to save, or problem details. The same release gives the same bytes. */
export function pluginDownload(member: Member, connectorSlug: string, origin: string): Promise<Response> {
  return respond(async () => {
    const plugin = buildPlugin(await describePlugin(member, connectorSlug, origin))
    // A copy whose buffer is its own, as a body must be.
    return new Response(new Uint8Array(zipPlugin(plugin)), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${plugin.name}-${plugin.version}.zip"`,
        'cache-control': 'private, no-store',
      },
    })
  })
}
