import { cache } from 'react'
import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector, listPrompts, listReleases, listResources, listTools, pendingChanges } from '@/lib/connectors'
import { hasRole } from '@/lib/partners'

/** What the header and every page of a connector show, read once per request. Strangers and unknown slugs get the 404 page. */
export const loadConnector = cache(async (partner: string, slug: string) => {
  const member = await requireMember(partner)
  const connector = await orNotFound(() => getConnector(member, slug))
  const [tools, prompts, resources, changes, releases] = await Promise.all([
    listTools(member, slug),
    listPrompts(member, slug),
    listResources(member, slug),
    pendingChanges(member, slug),
    listReleases(member, slug),
  ])
  const state = connector.liveRelease === null ? 'draft' : changes.length > 0 ? 'changed' : 'live'
  const draft = { tools, prompts, resources }
  const may = { mayEdit: hasRole(member, 'editor'), mayAdmin: hasRole(member, 'admin') }
  return {
    member,
    ...may,
    connector,
    ...draft,
    changes,
    releases,
    state,
    here: `/p/${partner}/connectors/${slug}`,
  } as const
})

export interface ConnectorProps {
  params: Promise<{ partner: string; connector: string }>
}
