import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector, getTool, listTools } from '@/lib/connectors'
import { isMixed } from '@/lib/connectors/schema'
import { listEnvironments } from '@/lib/upstream'
import { newFormModel, toFormModel } from './_form/to-form-model'
import type { ToolPlace } from './tool-place'

/** What the editor starts with: the tool called `name`, or an empty form. Unknown names and strangers get the 404 page. */
export async function loadEditor({ partner, connector: slug }: ToolPlace, name?: string) {
  const member = await requireMember(partner)
  const connector = await orNotFound(() => getConnector(member, slug))
  const tool = name === undefined ? null : await orNotFound(() => getTool(member, slug, name))
  const groups = (await listTools(member, slug)).flatMap(({ group }) => group || [])
  return {
    place: { partner, connector: slug },
    baseUrl: connector.baseUrl,
    environments: (await listEnvironments(member, slug)).map((environment) => environment.name),
    groups: [...new Set(groups)].sort(),
    mixed: isMixed(connector),
    saved: tool?.name ?? null,
    initial: tool ? toFormModel(tool) : newFormModel(),
  }
}
