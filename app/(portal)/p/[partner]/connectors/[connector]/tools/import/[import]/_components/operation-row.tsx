'use client'

import { ChevronRight, Folder } from 'lucide-react'
import { memo, useId } from 'react'
import { Badge, type Tone, ToolBadge } from '@/app/_components/ui/badge'
import { Checkbox } from '@/app/_components/ui/choice'
import { cn } from '@/app/_components/ui/cn'
import type { FoundOperation, OperationState } from '@/lib/definitions/schema'
import { canTake, type Edit } from '../_choosing/edit'
import { RowDetails } from './row-details'

const STATES: Partial<Record<OperationState, [title: string, tone: Tone]>> = {
  changed: ['Changed', 'accent'],
  conflict: ['Changed, edited by you', 'warning'],
  unchanged: ['Unchanged', 'neutral'],
  own: ['There already', 'neutral'],
}

export interface RowHandlers {
  onToggle: (operation: string, on: boolean, isRange: boolean) => void
  onEdit: (operation: string, patch: Edit) => void
}

interface OperationRowProps extends RowHandlers {
  found: FoundOperation
  selected: boolean
  edit: Edit | undefined
  problem: string | undefined
  /** Beside tools that are there, every row says what it is to them. */
  showNew: boolean
  /** The one row that Tab stops at. */
  current: boolean
}

/** One operation of the document and the tool it would be. */
export const OperationRow = memo(function OperationRow(props: OperationRowProps) {
  const { found, selected, edit, problem, current, onToggle } = props
  const { operation, kind, notes, differences, reason } = found
  const id = useId()
  const tabIndex = current ? 0 : -1
  const more = notes.length + differences.length > 0 || reason !== ''
  return (
    <>
      <div className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 md:grid-cols-[16px_minmax(0,5fr)_minmax(0,6fr)_minmax(0,128px)_104px] md:gap-x-4">
        <span className="flex h-8 items-center">
          {canTake(found) && (
            <Checkbox
              id={id}
              data-control="take"
              tabIndex={tabIndex}
              checked={selected}
              onMouseDown={(event) => event.shiftKey && event.preventDefault()}
              onChange={({ target, nativeEvent }) =>
                onToggle(operation, target.checked, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
              }
            />
          )}
        </span>
        <Name {...props} tabIndex={tabIndex} errorId={`${id}-error`} />
        <span className="flex justify-end md:order-last">
          <ToolBadge kind={edit?.kind ?? kind} />
        </span>
        <label
          htmlFor={id}
          className="col-span-2 col-start-2 min-w-0 text-xs text-muted-foreground md:col-span-1 md:col-start-auto"
        >
          <span className="block font-mono break-all md:truncate">
            <span className="font-medium text-foreground">{found.method}</span> {found.path}
          </span>
          <span className="block truncate">
            {found.deprecated && <span className="text-warning">Deprecated. </span>}
            {found.summary}
          </span>
        </label>
        <Place found={found} edit={edit} />
      </div>
      <Said id={`${id}-error`} problem={problem} refusal={edit?.refusal} />
      {more && (
        <details className="group/row mt-1 ml-7 md:ml-8">
          <summary
            data-control="more"
            tabIndex={tabIndex}
            className="inline-flex list-none items-center gap-1 rounded-md text-xs text-muted-foreground hover:text-foreground [&::-webkit-details-marker]:hidden"
          >
            <ChevronRight size={14} aria-hidden className="transition-transform group-open/row:rotate-90" />
            {moreTitle(found)}
            <span className="sr-only"> of {operation}</span>
          </summary>
          <RowDetails found={found} theirs={edit?.theirs === true} onEdit={props.onEdit} />
        </details>
      )}
    </>
  )
})

function moreTitle({ differences, notes, reason }: FoundOperation): string {
  const parts = [
    differences.length > 0 && (differences.length === 1 ? '1 difference' : `${differences.length} differences`),
    notes.length + (reason ? 1 : 0) > 0 && 'Notes',
  ]
  return parts.filter(Boolean).join(', ')
}

interface NameProps extends OperationRowProps {
  tabIndex: number
  errorId: string
}

/** Typed over in place for a new tool; a tool that is there keeps its name. */
function Name({ found, edit, problem, showNew, tabIndex, errorId, onEdit }: NameProps) {
  const { operation, tool, state } = found
  const badge = STATES[state] ?? (showNew ? (['New', 'success'] as const) : null)
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
      {state === 'new' ? (
        <input
          type="text"
          data-control="name"
          tabIndex={tabIndex}
          aria-label={`Name for ${operation}`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? errorId : undefined}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          value={edit?.name ?? tool}
          onChange={({ target }) => onEdit(operation, { name: target.value })}
          className="-ml-2 h-8 w-full min-w-0 rounded-md border border-transparent bg-transparent px-2 font-mono text-base font-medium transition-colors hover:border-input focus-visible:border-ring focus-visible:outline-offset-0 aria-invalid:border-danger sm:text-xs md:w-auto md:grow"
        />
      ) : (
        <code className="min-w-0 font-medium break-all">{tool}</code>
      )}
      {badge && <Badge tone={badge[1]}>{badge[0]}</Badge>}
    </span>
  )
}

function Place({ found, edit }: { found: FoundOperation; edit: Edit | undefined }) {
  const shown = edit?.group ?? found.tags.join(', ')
  return (
    <span
      className={cn(
        'col-span-2 col-start-2 flex min-w-0 items-center gap-1.5 text-xs text-muted-foreground empty:hidden md:col-span-1 md:col-start-auto md:empty:flex',
        edit?.group && 'text-foreground',
      )}
    >
      {edit?.hidden && <Badge>Hidden</Badge>}
      {shown && edit?.group && <Folder size={14} aria-hidden className="shrink-0" />}
      {shown && (
        <span className="truncate" title={shown}>
          {shown}
        </span>
      )}
    </span>
  )
}

function Said({ id, problem, refusal }: { id: string; problem: string | undefined; refusal: string | undefined }) {
  return (
    <>
      {problem && (
        <p id={id} className="ml-7 text-xs text-danger md:ml-8">
          {problem}
        </p>
      )}
      {refusal && <p className="ml-7 text-xs break-all text-warning md:ml-8">{refusal}</p>}
    </>
  )
}
