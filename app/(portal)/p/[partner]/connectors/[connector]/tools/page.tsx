import { ClipboardPaste, FileDown, Plus, Wrench } from 'lucide-react'
import type { Metadata } from 'next'
import { ForEveryone, WhenMayChange } from '@/app/_components/may-change'
import { ButtonLink } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { TextLink } from '@/app/_components/ui/text-link'
import { countCallsByTool } from '@/lib/activity'
import { estimateListTokens } from '@/lib/connectors'
import { groupsOf, inGroups, toolKind } from '@/lib/connectors/schema'
import { plural } from '../../_components/plural'
import { iconAddress } from '../_components/icon-address'
import { loadConnector } from '../load-connector'
import { FilterBar } from './_list/filter-bar'
import { ToolList } from './_list/tool-list'
import { filterTools, isFiltered, isSpare, type ToolFilter, type ToolRow, toFilter } from './_list/tool-row'
import { ImportNote } from './import/import-note'
import { type ToolPlace, toolsPath } from './tool-place'

export const metadata: Metadata = { title: 'Tools' }

const CALLS_MS = 7 * 86_400_000
/** Claude chooses well among this many. */
const FEW_TOOLS = 15

type Query = Promise<Record<string, string | string[] | undefined>>

async function loadRows(place: ToolPlace): Promise<{ rows: ToolRow[]; live: boolean; tokens: number }> {
  const { connector, tools, changes } = await loadConnector(place.partner, place.connector)
  const live = connector.liveRelease !== null
  const calls = live ? await countCallsByTool(connector.id, new Date(Date.now() - CALLS_MS)) : null
  const changed = new Set(live ? changes.flatMap(({ list, subject }) => (list === 'tools' ? [subject] : [])) : [])
  const rows = inGroups(tools).map(
    ({ name, title, annotations, method, path, group = '', hidden = false, icons, aliases = [] }): ToolRow => ({
      name,
      title,
      kind: toolKind(annotations),
      method,
      path,
      group,
      hidden,
      changed: changed.has(name),
      calls: calls && [name, ...aliases].reduce((sum, each) => sum + (calls.get(each) ?? 0), 0),
      icon: iconAddress(place, icons),
    }),
  )
  return { rows, live, tokens: estimateListTokens(tools) }
}

/** The address of the list as it is filtered. */
function addressOf(place: ToolPlace, filter: ToolFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString()
  return query ? `${toolsPath(place)}?${query}` : toolsPath(place)
}

export default async function ToolsPage({ params, searchParams }: { params: Promise<ToolPlace>; searchParams: Query }) {
  const { partner, connector } = await params
  const place = { partner, connector }
  const query = await searchParams
  const { rows, live, tokens } = await loadRows(place)
  if (rows.length === 0) return <NoTools place={place} />
  const filter = toFilter(query)
  const shown = filterTools(rows, filter)
  const groups = groupsOf(rows).filter(Boolean)
  return (
    <Section
      title={plural(rows.length, 'tool')}
      description={describeList(rows, tokens)}
      actions={<AddTool place={place} />}
    >
      <ImportNote />
      <ManyTools rows={rows} place={place} />
      {rows.length > 1 && (
        <ForEveryone>
          <FilterBar path={toolsPath(place)} filter={filter} groups={groups} live={live} />
        </ForEveryone>
      )}
      {shown.length > 0 ? (
        <ToolList
          place={place}
          all={rows.map(({ name, group }) => ({ name, ...(group && { group }) }))}
          rows={shown}
          groups={groups}
          live={live}
          opened={typeof query.actions === 'string' ? query.actions : null}
          here={addressOf(place, filter)}
        />
      ) : (
        isFiltered(filter) && (
          <EmptyState title="No tool fits" action={<ButtonLink href={toolsPath(place)}>Show all tools</ButtonLink>}>
            None of the {rows.length} tools has all of that.
          </EmptyState>
        )
      )}
    </Section>
  )
}

function describeList(rows: ToolRow[], tokens: number): string {
  const hidden = rows.filter((row) => row.hidden).length
  const served = hidden > 0 ? `${rows.length - hidden} served, ${hidden} hidden. ` : ''
  const rounded = tokens < 100 ? tokens : Math.round(tokens / 100) * 100
  return `${served}Their definitions take about ${rounded.toLocaleString('en')} tokens of every conversation. Claude gets them in this order when you publish.`
}

/** Too many is the commonest reason why Claude picks the wrong one. */
function ManyTools({ rows, place }: { rows: ToolRow[]; place: ToolPlace }) {
  const served = rows.filter(({ hidden }) => !hidden)
  if (served.length <= FEW_TOOLS) return null
  const anyCalled = rows.some(({ calls }) => (calls ?? 0) > 0)
  const spare = rows.filter((row) => isSpare(row, anyCalled)).length
  return (
    <Callout tone="warning" title={`${served.length} tools are served`}>
      Claude chooses better among few tools; up to {FEW_TOOLS} is a good number.{' '}
      <TextLink href={`${toolsPath(place)}?state=${spare > 0 ? 'spare' : 'served'}`}>
        {spare > 0 ? `See ${spare} that could be hidden` : 'Choose what to hide'}
      </TextLink>
    </Callout>
  )
}

function AddTool({ place }: { place: ToolPlace }) {
  return (
    <WhenMayChange>
      <ButtonLink href={`${toolsPath(place)}/import`}>
        <FileDown size={16} aria-hidden />
        Import
      </ButtonLink>
      <ButtonLink href={`${toolsPath(place)}/new?from=curl`}>
        <ClipboardPaste size={16} aria-hidden />
        Paste cURL
      </ButtonLink>
      <ButtonLink href={`${toolsPath(place)}/new`}>
        <Plus size={16} aria-hidden />
        Add tool
      </ButtonLink>
    </WhenMayChange>
  )
}

function NoTools({ place }: { place: ToolPlace }) {
  return (
    <EmptyState icon={Wrench} title="Claude has nothing to call yet" action={<AddTool place={place} />}>
      <p>
        A tool is one request to your API, with a name and a sentence that tells Claude when to make it. Start from a
        command you have at hand:
      </p>
      <pre className="mt-4 overflow-x-auto rounded-lg border bg-background p-3 text-left">
        <code>curl https://api.example.com/orders/A7</code>
      </pre>
      <p className="mt-4">
        becomes the tool <code>get_order</code>, which takes an <code>order_id</code>.
      </p>
    </EmptyState>
  )
}
