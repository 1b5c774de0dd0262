import { cache } from 'react'
import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector } from '@/lib/connectors'
import { getImport } from '@/lib/definitions'

export interface ImportPlace extends Record<string, string> {
  partner: string
  connector: string
  import: string
}

/** One import of a connector. Strangers and those that have expired get the 404 page. */
export const loadImport = cache(async (partner: string, slug: string, id: string) => {
  const member = await requireMember(partner)
  const connector = await orNotFound(() => getConnector(member, slug))
  return { member, connector, job: await orNotFound(() => getImport(member, slug, id)) }
})
