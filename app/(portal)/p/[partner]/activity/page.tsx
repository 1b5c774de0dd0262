import { Download, History } from 'lucide-react'
import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { ButtonLink, buttonStyle } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { List } from '@/app/_components/ui/list'
import { PageHeader } from '@/app/_components/ui/page-header'
import { requireMember } from '@/app/_web/session'
import { ActivityQuery } from '@/lib/activity/schema'
import { hasRole, listActivity, listActivityFacets } from '@/lib/partners'
import { EntryRow } from './_components/entry-row'
import { FilterForm } from './_components/filter-form'

export const metadata: Metadata = { title: 'Activity' }

interface ActivityPageProps {
  params: Promise<{ partner: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What the address asks for; one that makes no sense asks for everything. */
function toQuery(asked: Awaited<ActivityPageProps['searchParams']>): ActivityQuery {
  const given = Object.entries(asked).filter(([, value]) => typeof value === 'string' && value.trim() !== '')
  const parsed = ActivityQuery.safeParse(Object.fromEntries(given))
  return parsed.success ? parsed.data : ActivityQuery.parse({})
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const { partner } = await params
  const member = await requireMember(partner)
  const query = toQuery(await searchParams)
  const { before, limit: _limit, ...filter } = query
  const [{ entries, next }, facets] = await Promise.all([listActivity(member, query), listActivityFacets(member)])
  const here = `/p/${partner}/activity`
  return (
    <PageBody>
      <PageHeader
        title="Activity"
        description={`What was changed in ${member.partnerName}, by whom and when. Secrets are never kept here.`}
        actions={
          hasRole(member, 'admin') &&
          (['csv', 'json'] as const).map((format) => (
            <a
              key={format}
              href={withQuery(`${here}/export`, { ...filter, format })}
              download
              className={buttonStyle({ size: 'sm' })}
            >
              <span className="inline-flex items-center gap-2">
                <Download size={16} aria-hidden />
                Export {format.toUpperCase()}
              </span>
            </a>
          ))
        }
      />
      <FilterForm here={here} filter={filter} {...facets} />
      {entries.length > 0 ? (
        <List label="Activity">
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </List>
      ) : (
        <EmptyState icon={History} title="Nothing here">
          No change fits this filter.
        </EmptyState>
      )}
      {(before || next) && (
        <nav aria-label="Pages" className="flex justify-between gap-3">
          {before ? <ButtonLink href={withQuery(here, filter)}>Newest</ButtonLink> : <span />}
          {next && <ButtonLink href={withQuery(here, { ...filter, before: next })}>Older</ButtonLink>}
        </nav>
      )}
    </PageBody>
  )
}
