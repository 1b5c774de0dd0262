import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector, getPrompt, listResources } from '@/lib/connectors'
import { resourceAddress } from '@/lib/connectors/schema'
import type { ToolPlace } from '../tools/tool-place'
import { toPromptForm } from './prompt-form'

const EXCERPT = 280

/** What the editor starts with: the prompt called `name`, or an empty form. Unknown names and strangers get the 404 page. */
export async function loadPrompt({ partner, connector: slug }: ToolPlace, name?: string) {
  const member = await requireMember(partner)
  await orNotFound(() => getConnector(member, slug))
  const prompt = name === undefined ? null : await orNotFound(() => getPrompt(member, slug, name))
  const resources = await listResources(member, slug)
  return {
    place: { partner, connector: slug },
    saved: prompt?.name ?? null,
    initial: toPromptForm(prompt),
    resources: resources.map((resource) => ({
      address: resourceAddress(resource),
      title: resource.title,
      excerpt: resource.kind === 'text' ? resource.text.slice(0, EXCERPT) : '',
    })),
  }
}

export type KnownResource = Awaited<ReturnType<typeof loadPrompt>>['resources'][number]
