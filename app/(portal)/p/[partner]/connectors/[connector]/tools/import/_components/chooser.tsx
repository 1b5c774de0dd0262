'use client'

import { startTransition, useActionState, useEffect, useRef } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card } from '@/app/_components/ui/card'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { EMPTY_FORM, type FormState } from '@/app/_web/form-state'
import type { FoundImport } from '@/lib/definitions/import-schema'
import { plural } from '../../../../_components/plural'
import { applyImportAction, type ImportPlace } from '../actions'
import { choiceField } from '../choice-fields'
import { BulkEdit } from './bulk-edit'
import { ChoiceRow } from './choice-row'
import { isAgain, nameProblems } from './choices'
import { GoneTools, ServerFields } from './document-sections'
import { FilterBar } from './filter-bar'
import type { Filters } from './filters'
import { LeftOut } from './left-out'
import { useChooser, useSlash } from './use-chooser'

/** Claude chooses well among this many tools. */
const FEW = 15

interface ChooserProps {
  place: ImportPlace
  found: FoundImport
  filters: Filters
  defaultState: string
  /** The longest name that fits. */
  room: number
  /** Names that tools of the connector have, or had. */
  taken: string[]
  /** Tools that are there. */
  count: number
}

/** What was found in a document, to choose from; sent as one plain form. */
export function Chooser({ place, found, filters: initial, defaultState, room, taken, count }: ChooserProps) {
  const { operations } = found
  const [state, submit] = useActionState<FormState<never>, FormData>(applyImportAction.bind(null, place), EMPTY_FORM)
  const chooser = useChooser(found, initial, defaultState)
  const { choices, shown } = chooser
  const search = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  useSlash(search)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the action counts once
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])

  const problems = nameProblems(choices, operations, { room, taken: new Set(taken) })
  const chosen = operations.flatMap((one) => {
    const choice = choices.get(one.operation)
    return choice?.chosen ? [{ found: one, choice }] : []
  })
  const fresh = chosen.filter(({ found }) => found.state === 'new')
  const message = state.message ?? state.errors['']
  return (
    <form
      ref={form}
      action={submit}
      noValidate
      className="flex min-w-0 flex-col gap-4"
      onSubmit={(event) => {
        // Not as a form's own action: that would reset what was chosen.
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        startTransition(() => submit(data))
      }}
    >
      {!isAgain(found) && <LeftOut operations={operations} onTakeAll={chooser.takeAll} />}
      <ServerFields servers={found.servers} />
      <FilterBar operations={operations} filters={chooser.filters} onChange={chooser.filter} searchRef={search} />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span role="status" className="mr-auto text-xs text-muted-foreground">
          {shown.size === operations.length
            ? plural(operations.length, 'operation')
            : `${shown.size} of ${plural(operations.length, 'operation')}`}
        </span>
        <Button size="sm" onClick={() => chooser.choose(({ operation }) => (shown.has(operation) ? true : null))}>
          Choose all shown
        </Button>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => chooser.choose(({ operation }) => (shown.has(operation) ? false : null))}
        >
          None of them
        </Button>
      </div>
      {fresh.length > 0 && (
        <BulkEdit
          chosen={fresh}
          room={room}
          onChange={(change) =>
            chooser.editAll(
              fresh.map(({ found }) => found),
              change,
            )
          }
        />
      )}
      <Card flush>
        <ul aria-label="Operations" className="divide-y">
          {operations.map((one) => {
            const choice = choices.get(one.operation)
            if (!choice) return null
            return (
              <ChoiceRow
                key={one.operation}
                found={one}
                choice={choice}
                problem={problems.get(one.operation) ?? state.errors[choiceField('name', one.operation)]}
                shown={shown.has(one.operation)}
                onChoose={chooser.onChoose}
                onName={chooser.onName}
                onTheirs={chooser.onTheirs}
              />
            )
          })}
        </ul>
        {shown.size === 0 && <p className="px-4 py-8 text-center text-muted-foreground">Nothing matches.</p>}
      </Card>
      <GoneTools gone={found.gone} />
      {message && (
        <Callout tone="danger" announce>
          {message}
        </Callout>
      )}
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t bg-background px-4 py-3">
        <Counter chosen={chosen.length} all={count + fresh.length} few={fresh.length} problems={problems.size} />
        <SubmitButton>Import {plural(chosen.length, 'operation')}</SubmitButton>
      </div>
    </form>
  )
}

function Counter({ chosen, all, few, problems }: { chosen: number; all: number; few: number; problems: number }) {
  return (
    <p role="status" className="mr-auto min-w-0 text-xs">
      <span className="font-medium">{chosen} chosen</span>
      {few > 0 && all > FEW && (
        <span className="text-warning">
          {' '}
          · That makes {plural(all, 'tool')}. Claude chooses better among {FEW} or fewer.
        </span>
      )}
      {problems > 0 && <span className="text-danger"> · {plural(problems, 'name')} to mend.</span>}
    </p>
  )
}
