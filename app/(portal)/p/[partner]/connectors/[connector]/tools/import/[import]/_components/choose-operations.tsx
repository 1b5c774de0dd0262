'use client'

import { useMemo, useState, useSyncExternalStore } from 'react'
import { WhenMayChange } from '@/app/_components/may-change'
import { Callout } from '@/app/_components/ui/callout'
import type { FoundImport } from '@/lib/definitions/schema'
import type { Filters } from '../_choosing/filters'
import { type Fate, toChoices } from '../_choosing/to-choices'
import { useApply } from '../_choosing/use-apply'
import { useChoosing } from '../_choosing/use-choosing'
import { ApplyBar } from './apply-bar'
import { FilterBar } from './filter-bar'
import { LeftOut } from './left-out'
import { GoneTools, ImpossibleOperations } from './leftover-sections'
import { OperationList } from './operation-list'
import { hasServerChoice, type ServerChoice, ServerFields } from './server-fields'

interface ChooseOperationsProps {
  found: FoundImport
  filters: Filters
  slug: string
  baseUrl: string
  /** The longest name a tool may have. */
  room: number
  /** Above it, Claude chooses less well. */
  limit: number
  /** Names and former names of the connector's tools. */
  taken: string[]
  applyPath: string
}

function focusFirstProblem(): void {
  const wrong = document.querySelector<HTMLElement>('li:not([hidden]) [data-control="name"][aria-invalid="true"]')
  wrong?.scrollIntoView({ block: 'center' })
  wrong?.focus({ preventScroll: true })
}

const never = () => () => {}

/** Whether scripts have taken over: a press before would be lost. */
function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

/** The operations of a document, to choose the tools from. */
export function ChooseOperations({
  found,
  filters,
  slug,
  baseUrl,
  room,
  limit,
  taken,
  applyPath,
}: ChooseOperationsProps) {
  const rules = useMemo(() => ({ room, taken: new Set(taken) }), [room, taken])
  const choosing = useChoosing(found, filters, rules)
  const { sending, refusal, apply } = useApply(applyPath)
  const [server, setServer] = useState<ServerChoice>({ index: 0, variables: {} })
  const [isServerChosen, setServerChosen] = useState(false)
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map())
  const ready = useReady()
  const [said, setSaid] = useState('')

  const problems = new Map(choosing.problems)
  for (const { operation, name, said } of refusal?.names ?? []) {
    if (choosing.edits.get(operation)?.name === name) problems.set(operation, said)
  }
  const decided = [...fates.values()].filter((fate) => fate !== 'keep').length
  const onApply = () => {
    if (choosing.problems.size > 0) {
      setSaid('Some names cannot be had. Fix the marked rows.')
      choosing.showAll()
      return requestAnimationFrame(() => requestAnimationFrame(focusFirstProblem))
    }
    setSaid('')
    void apply(
      toChoices({ chosen: choosing.chosen, edits: choosing.edits, fates, server: isServerChosen ? server : null }),
    )
  }
  return (
    <fieldset disabled={!ready} className="contents">
      <noscript>
        <Callout tone="warning">Choosing needs scripts. Turn them on and load the page again.</Callout>
      </noscript>
      {hasServerChoice(found.servers) && (
        <ServerFields
          servers={found.servers}
          choice={server}
          baseUrl={baseUrl}
          onChange={(choice) => {
            setServer(choice)
            setServerChosen(true)
          }}
        />
      )}
      <LeftOut operations={choosing.operations} />
      <FilterBar choosing={choosing} />
      <OperationList choosing={{ ...choosing, problems }} />
      <GoneTools
        gone={found.gone}
        fates={fates}
        onChange={(tool, fate) => setFates((was) => new Map(was).set(tool, fate))}
      />
      <ImpossibleOperations operations={found.operations} />
      <WhenMayChange>
        <ApplyBar
          choosing={choosing}
          limit={limit}
          room={room}
          slug={slug}
          fates={decided}
          sending={sending}
          message={refusal?.message ?? (choosing.problems.size > 0 ? said : '')}
          onApply={onApply}
        />
      </WhenMayChange>
    </fieldset>
  )
}
