import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Section } from '@/app/_components/ui/card'
import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector, listTools } from '@/lib/connectors'
import { toolNameRoom } from '@/lib/connectors/schema'
import { getImport } from '@/lib/definitions'
import type { FoundImport, ImportView } from '@/lib/definitions/import-schema'
import { describeCredential } from '@/lib/upstream'
import { KIND_LABELS } from '../../../../_components/import-kinds'
import { importPath, type ToolPlace } from '../../tool-place'
import { isAgain } from '../_components/choices'
import { Chooser } from '../_components/chooser'
import { readFilters } from '../_components/filters'
import { Progress } from '../_components/progress'
import { Elsewhere, NeedsCredential, ReadFailure } from '../_components/said-of-document'

export const metadata: Metadata = { title: 'Choose tools' }

interface ImportJobProps {
  params: Promise<ToolPlace & { job: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ImportJobPage({ params, searchParams }: ImportJobProps) {
  const place = await params
  const member = await requireMember(place.partner)
  const view = await orNotFound(() => getImport(member, place.connector, place.job))
  return (
    <Section
      title={view.state === 'ready' ? 'Choose tools' : 'Import tools'}
      description={`${KIND_LABELS[view.kind]} · ${view.source}`}
      actions={
        <ButtonLink size="sm" href={importPath(place)}>
          Another document
        </ButtonLink>
      }
    >
      <View place={place} view={view} query={await searchParams} />
    </Section>
  )
}

interface ViewProps {
  place: ToolPlace & { job: string }
  view: ImportView
  query: Record<string, string | string[] | undefined>
}

async function View({ place, view, query }: ViewProps) {
  const { state, done, total, source } = view
  if (state === 'reading') {
    const fetched = !URL.canParse(source)
    return <Progress here={importPath(place, place.job)} source={source} fetched={fetched} done={done} total={total} />
  }
  if (state !== 'ready' || !view.found) return <ReadFailure place={place} view={view} />
  return <Ready place={place} found={view.found} query={query} />
}

async function Ready({
  place,
  found,
  query,
}: {
  place: ViewProps['place']
  found: FoundImport
  query: ViewProps['query']
}) {
  const member = await requireMember(place.partner)
  const [connector, tools, credential] = await Promise.all([
    getConnector(member, place.connector),
    listTools(member, place.connector),
    describeCredential(member, place.connector),
  ])
  const hasNews = found.operations.some(({ state }) => ['new', 'changed', 'conflict'].includes(state))
  const defaultState = isAgain(found) && hasNews ? 'news' : ''
  return (
    <>
      {found.elsewhere && <Elsewhere place={place} address={found.elsewhere} own={connector.baseUrl} />}
      {credential.kind === 'none' && <NeedsCredential place={place} credentials={found.credentials} />}
      <Chooser
        place={place}
        found={found}
        filters={readFilters(query, defaultState)}
        defaultState={defaultState}
        room={toolNameRoom(place.connector)}
        taken={tools.flatMap(({ name, aliases = [] }) => [name, ...aliases])}
        count={tools.length}
      />
    </>
  )
}
