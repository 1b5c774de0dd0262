import { type ChangeEvent, memo } from 'react'
import { Badge, ToolBadge } from '@/app/_components/ui/badge'
import { Disclosure } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/choice'
import { Input } from '@/app/_components/ui/input'
import type { FoundOperation, OperationState } from '@/lib/definitions/import-schema'
import { choiceField } from '../choice-fields'
import type { Choice } from './choices'
import { Differences } from './differences'

const STATE_WORDS: Record<OperationState, string | null> = {
  new: null,
  changed: 'Changed',
  conflict: 'Changed, edited here',
  unchanged: 'As imported',
  own: 'Here already',
  impossible: 'Cannot be imported',
}

export interface RowEvents {
  onChoose: (operation: string, chosen: boolean, range: boolean) => void
  onName: (operation: string, name: string) => void
  onTheirs: (operation: string, theirs: boolean) => void
}

interface ChoiceRowProps extends RowEvents {
  found: FoundOperation
  choice: Choice
  problem: string | undefined
  shown: boolean
}

/** One operation: whether it becomes a tool, and what the tool is called. Rows out of sight cost nothing to draw. */
export const ChoiceRow = memo(function ChoiceRow({ found, choice, problem, shown, ...events }: ChoiceRowProps) {
  const { operation, method, path, summary, state, deprecated } = found
  const word = STATE_WORDS[state]
  return (
    <li
      hidden={!shown}
      className="flex min-w-0 gap-3 px-4 py-2.5 [contain-intrinsic-size:auto_64px] [content-visibility:auto] [&[hidden]]:hidden"
    >
      <span className="flex h-8 w-4 shrink-0 items-center">
        {state !== 'impossible' && <ChooseBox {...events} operation={operation} chosen={choice.chosen} />}
      </span>
      <div className="grid min-w-0 grow gap-x-4 gap-y-1 md:grid-cols-[minmax(0,19rem)_7rem_minmax(0,1fr)]">
        <div className="min-w-0">
          <NameCell {...events} found={found} choice={choice} problem={problem} />
        </div>
        <div className="flex items-start md:pt-1">{state !== 'impossible' && <ToolBadge kind={choice.kind} />}</div>
        <div className="min-w-0 text-xs md:pt-1.5">
          <code className="block break-all">
            <span className="font-medium">{method}</span> {path}
          </code>
          {summary && <p className="mt-0.5 text-muted-foreground">{summary}</p>}
          {found.reason && <p className="mt-0.5 text-danger">{found.reason}</p>}
          <div className="mt-1 flex flex-wrap items-center gap-1.5 empty:hidden">
            {word && (
              <Badge tone={state === 'impossible' ? 'danger' : state === 'conflict' ? 'warning' : 'neutral'}>
                {word}
              </Badge>
            )}
            {deprecated && <Badge>Deprecated</Badge>}
            {choice.hidden && <Badge>Hidden</Badge>}
            {choice.group && <Badge>{choice.group}</Badge>}
          </div>
          <Notes notes={found.notes} />
          {found.differences.length > 0 && (
            <Differences
              found={found}
              theirs={choice.theirs}
              onTheirs={(theirs) => events.onTheirs(operation, theirs)}
            />
          )}
          <SetByHand found={found} choice={choice} />
        </div>
      </div>
    </li>
  )
})

function ChooseBox({ operation, chosen, onChoose }: RowEvents & { operation: string; chosen: boolean }) {
  return (
    <Checkbox
      aria-label={operation}
      name={choiceField('choose', operation)}
      checked={chosen}
      onChange={(event: ChangeEvent<HTMLInputElement>) => {
        const { nativeEvent } = event
        onChoose(operation, event.target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }}
    />
  )
}

function NameCell({ found, choice, problem, onName }: Omit<ChoiceRowProps, 'shown'>) {
  const { operation, state, tool } = found
  if (state !== 'new') return <code className="flex min-h-8 items-center break-all">{tool}</code>
  const id = `problem ${operation}`.replace(/[^\w-]+/g, '-')
  return (
    <>
      <Input
        mono
        name={choiceField('name', operation)}
        aria-label={`Name of ${operation}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        value={choice.name}
        spellCheck={false}
        autoComplete="off"
        className="h-8! px-2!"
        onChange={(event) => onName(operation, event.target.value)}
      />
      {problem && (
        <p id={id} className="mt-1 text-xs text-danger">
          {problem}
        </p>
      )}
    </>
  )
}

function Notes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null
  return (
    <Disclosure summary={notes.length === 1 ? '1 note' : `${notes.length} notes`} className="mt-1">
      <ul className="flex list-disc flex-col gap-1 pl-5 text-muted-foreground">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** What was set for several at once, for the form. */
function SetByHand({ found, choice }: Pick<ChoiceRowProps, 'found' | 'choice'>) {
  const { operation } = found
  if (!choice.chosen) return null
  return (
    <>
      {choice.kind !== found.kind && <input type="hidden" name={choiceField('kind', operation)} value={choice.kind} />}
      {choice.group && <input type="hidden" name={choiceField('group', operation)} value={choice.group} />}
      {choice.hidden && <input type="hidden" name={choiceField('hidden', operation)} value="on" />}
    </>
  )
}
