import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Section } from '@/app/_components/ui/card'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { listTools } from '@/lib/connectors'
import { TOOL_NAME_LIMIT, toolNameRoom } from '@/lib/connectors/schema'
import type { ImportView } from '@/lib/definitions/schema'
import { SELECTION_LIMIT } from '@/lib/imports'
import { describeCredential } from '@/lib/upstream'
import { connectorPath } from '../../tool-place'
import { importPath, startPath } from '../import-place'
import { defaultFilters, filtersOf } from './_choosing/filters'
import { ChooseOperations } from './_components/choose-operations'
import { DocumentNotes } from './_components/document-notes'
import { ReadAgain } from './_components/read-again'
import { ReadingProgress } from './_components/reading-progress'
import { type ImportPlace, loadImport } from './load-import'

export const metadata: Metadata = { title: 'Import' }

const KINDS = { openapi: 'OpenAPI', postman: 'Postman', har: 'HAR', curl: 'cURL' }

interface ImportPageProps {
  params: Promise<ImportPlace>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const place = await params
  const { job } = await loadImport(place.partner, place.connector, place.import)
  return (
    <Section
      title={job.found?.name ? `Import ${job.found.name}` : 'Import'}
      description={
        <span className="break-all">
          {KINDS[job.kind]} · {job.source} · <RelativeTime at={job.createdAt} />
        </span>
      }
      actions={<ButtonLink href={startPath(place)}>Another document</ButtonLink>}
      className="gap-4!"
    >
      {job.state === 'ready' ? (
        <Choose place={place} query={await searchParams} />
      ) : job.state === 'reading' ? (
        <ReadingProgress
          path={`${importPath(place, place.import)}/progress`}
          source={job.source}
          initial={{ state: job.state, done: job.done, total: job.total }}
        />
      ) : (
        <NotRead job={job} place={place} />
      )}
    </Section>
  )
}

async function Choose({ place, query }: { place: ImportPlace; query: Awaited<ImportPageProps['searchParams']> }) {
  const { member, connector, job } = await loadImport(place.partner, place.connector, place.import)
  const [tools, credential] = await Promise.all([
    listTools(member, connector.slug),
    describeCredential(member, connector.slug),
  ])
  if (!job.found) return null
  return (
    <>
      <DocumentNotes
        found={job.found}
        baseUrl={connector.baseUrl}
        hasCredential={credential.updatedAt !== null}
        here={connectorPath(place)}
      />
      <ChooseOperations
        // Applied once, it is read beside the new draft: what was chosen before means nothing there.
        key={job.found.operations.filter(({ state }) => state === 'new').length}
        found={job.found}
        filters={filtersOf(query, defaultFilters(job.found))}
        slug={connector.slug}
        baseUrl={connector.baseUrl}
        room={Math.min(TOOL_NAME_LIMIT, toolNameRoom(connector.slug))}
        limit={SELECTION_LIMIT}
        taken={tools.flatMap(({ name, aliases = [] }) => [name, ...aliases])}
        applyPath={`${importPath(place, place.import)}/apply`}
      />
    </>
  )
}

function NotRead({ job, place }: { job: ImportView; place: ImportPlace }) {
  const isStopped = job.state === 'stopped'
  return (
    <Callout tone="danger" title={isStopped ? 'The reading stopped half-way' : 'The document cannot be read'}>
      <p className="break-words">
        {isStopped ? 'The portal was restarted meanwhile. The document is kept; read it again.' : job.problem}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <ReadAgain place={place} />
        <ButtonLink variant="ghost" href={startPath(place)}>
          Start over
        </ButtonLink>
      </div>
    </Callout>
  )
}
