import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector, getResource } from '@/lib/connectors'
import type { ToolPlace } from '../tools/tool-place'
import { toResourceForm } from './resource-form'

/** What the editor starts with: the resource called `name`, or an empty form. Unknown names and strangers get the 404 page. */
export async function loadResource({ partner, connector: slug }: ToolPlace, name?: string) {
  const member = await requireMember(partner)
  const connector = await orNotFound(() => getConnector(member, slug))
  const resource = name === undefined ? null : await orNotFound(() => getResource(member, slug, name))
  return {
    place: { partner, connector: slug },
    baseUrl: connector.baseUrl,
    saved: resource?.name ?? null,
    initial: toResourceForm(resource),
  }
}
