'use client'

import { ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Checkbox } from '@/app/_components/ui/choice'
import { cn } from '@/app/_components/ui/cn'
import type { AnswerField } from '../_form/answer-tree'
import { EACH, type FieldPath, pickState } from '../_form/pick-expression'

interface AnswerTreeProps {
  fields: AnswerField[]
  picks: FieldPath[]
  /** Shows the fields and takes no picks: the expression is written by hand. */
  locked: boolean
  onToggle: (path: FieldPath) => void
}

const OPEN_LEVELS = 2

/** `items[].sku`, as the expression says it. */
function spoken(path: FieldPath): string {
  return path.reduce((text, step) => (step === EACH ? `${text}[]` : text ? `${text}.${step}` : step), '')
}

/** The fields of an answer as nested check boxes: Tab and Space pick, the arrows beside a name open and close. */
export function AnswerTree({ fields, picks, locked, onToggle }: AnswerTreeProps) {
  return (
    <fieldset className="max-h-80 min-w-0 overflow-auto rounded-lg border bg-subtle/60 p-2">
      <legend className="sr-only">Fields of the answer</legend>
      <Level fields={fields} level={0} picks={picks} locked={locked} onToggle={onToggle} />
    </fieldset>
  )
}

function Level({ fields, level, ...rest }: AnswerTreeProps & { level: number }) {
  return (
    <ul className={cn('flex flex-col', level > 0 && 'ml-[11px] border-l pl-3')}>
      {fields.map((field) => (
        <Row key={field.name} field={field} level={level} {...rest} />
      ))}
    </ul>
  )
}

function Row({
  field,
  level,
  picks,
  locked,
  onToggle,
}: Omit<AnswerTreeProps, 'fields'> & { field: AnswerField; level: number }) {
  const [open, setOpen] = useState(level < OPEN_LEVELS - 1)
  const hasFields = field.fields.length > 0
  return (
    <li>
      <div className="flex min-h-7 min-w-0 items-center gap-1">
        {hasFields ? (
          <button
            type="button"
            aria-expanded={open}
            aria-label={`Fields of ${spoken(field.path)}`}
            className="grid size-6 shrink-0 place-items-center rounded-md text-muted-foreground hover:text-foreground"
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={16} aria-hidden className={cn('transition-transform', open && 'rotate-90')} />
          </button>
        ) : (
          <span className="size-6 shrink-0" />
        )}
        <FieldChoice field={field} state={pickState(picks, field.path)} locked={locked} onToggle={onToggle} />
      </div>
      {hasFields && open && (
        <Level fields={field.fields} level={level + 1} picks={picks} locked={locked} onToggle={onToggle} />
      )}
    </li>
  )
}

interface FieldChoiceProps {
  field: AnswerField
  state: 'all' | 'some' | 'none'
  locked: boolean
  onToggle: (path: FieldPath) => void
}

function FieldChoice({ field, state, locked, onToggle }: FieldChoiceProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === 'some'
  }, [state])
  return (
    <label
      htmlFor={id}
      className={cn(
        'flex min-w-0 grow items-center gap-2 rounded-md px-1',
        !locked && 'cursor-pointer hover:bg-subtle',
      )}
    >
      <Checkbox
        ref={box}
        id={id}
        aria-label={spoken(field.path)}
        disabled={locked}
        checked={state === 'all'}
        className={cn(
          state === 'some' &&
            'after:pointer-events-none after:absolute after:inset-x-1 after:top-[7px] after:h-0.5 after:bg-primary',
        )}
        onChange={() => onToggle(field.path)}
      />
      <span className="shrink-0 font-mono text-xs">{field.name}</span>
      <span className="min-w-0 truncate text-xs text-muted-foreground">
        {field.example ? <span className="font-mono">{field.example}</span> : field.type}
      </span>
    </label>
  )
}
