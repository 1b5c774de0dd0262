'use client'

import { ArrowDown, ArrowUp, ChevronRight, CircleAlert, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { PARAMETER_PLACES } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { isOrphan } from '../_form/path-parameters'
import { schemaSummary } from '../_form/schema-summary'
import { useEditor } from './editor-context'
import { CheckField, InputField, SelectField, TextareaField } from './form-fields'
import { SchemaEditor } from './schema-editor'
import { type ParameterList, parameterIds } from './use-parameter-list'
import { WireFields } from './wire-fields'

interface ParameterCardProps {
  index: number
  id: string
  list: ParameterList
}

export function ParameterCard({ index, id, list }: ParameterCardProps) {
  const { errors } = useEditor()
  const fieldsId = useId()
  const wrong = Object.keys(errors).some((path) => path.startsWith(`parameters.${index}.`))
  const open = wrong || list.isOpen(id)
  return (
    <li>
      <ParameterHeader index={index} id={id} list={list} open={open} wrong={wrong} fieldsId={fieldsId} />
      <div id={fieldsId} hidden={!open} className="px-4 pt-1 pb-5">
        {open && <ParameterFields index={index} list={list} />}
      </div>
    </li>
  )
}

interface ParameterHeaderProps extends ParameterCardProps {
  open: boolean
  wrong: boolean
  fieldsId: string
}

function ParameterHeader({ index, id, list, open, wrong, fieldsId }: ParameterHeaderProps) {
  const parameter = useWatch<ToolForm, `parameters.${number}`>({ name: `parameters.${index}` })
  if (!parameter) return null
  const name = parameter.name.trim()
  const ids = parameterIds(index)
  const summary = [
    parameter.in,
    schemaSummary(parameter.schema),
    (parameter.in === 'path' || parameter.required) && 'required',
  ]
  return (
    <div className="flex min-h-12 items-center gap-1 pr-2">
      <button
        type="button"
        id={ids.toggle}
        aria-expanded={open}
        aria-controls={fieldsId}
        onClick={() => list.toggle(id)}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          list.move(index, event.key === 'ArrowUp' ? -1 : 1)
        }}
        className="flex min-w-0 grow items-center gap-2 self-stretch rounded-md py-2 pl-3 text-left focus-visible:-outline-offset-2"
      >
        <ChevronRight
          size={16}
          aria-hidden
          className={cn('shrink-0 text-muted-foreground transition-transform', open && 'rotate-90')}
        />
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <span className={cn('truncate font-mono text-xs font-medium', !name && 'text-muted-foreground')}>
            {name || 'unnamed'}
          </span>
          <span className="text-xs text-muted-foreground">{summary.filter(Boolean).join(' · ')}</span>
        </span>
        {wrong && (
          <span className="flex items-center gap-1 text-xs text-danger">
            <CircleAlert size={14} aria-hidden />
            Fix
          </span>
        )}
      </button>
      <Button
        id={ids.up}
        variant="ghost"
        size="icon"
        disabled={index === 0}
        aria-label={`Move ${name || 'parameter'} up`}
        onClick={() => list.move(index, -1)}
      >
        <ArrowUp size={16} aria-hidden />
      </Button>
      <Button
        id={ids.down}
        variant="ghost"
        size="icon"
        disabled={index === list.fields.length - 1}
        aria-label={`Move ${name || 'parameter'} down`}
        onClick={() => list.move(index, 1)}
      >
        <ArrowDown size={16} aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove ${name || 'parameter'}`}
        onClick={() => list.remove(index)}
      >
        <Trash2 size={16} aria-hidden />
      </Button>
    </div>
  )
}

const PLACES = {
  path: 'path',
  query: 'query, after the ?',
  header: 'header',
  cookie: 'cookie',
  body: 'body',
} as const

function ParameterFields({ index, list }: { index: number; list: ParameterList }) {
  const { setValue } = useFormContext<ToolForm>()
  const at = `parameters.${index}` as const
  const place = useWatch<ToolForm, `parameters.${number}.in`>({ name: `${at}.in` })
  const method = useWatch<ToolForm, 'method'>({ name: 'method' })
  const inPath = place === 'path'
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <InputField path={`${at}.name`} label="Name" mono placeholder="id" autoCapitalize="none" />
        <SelectField
          path={`${at}.in`}
          label="Sent in"
          onPick={(value) => value === 'path' && setValue(`${at}.required`, true, { shouldDirty: true })}
        >
          {PARAMETER_PLACES.map((each) => (
            <option key={each} value={each} disabled={each === 'body' && method === 'GET' && place !== 'body'}>
              {PLACES[each]}
            </option>
          ))}
        </SelectField>
      </div>
      <OrphanNote index={index} list={list} />
      <CheckField
        path={`${at}.required`}
        label="Required"
        disabled={inPath}
        {...(inPath && { forced: true })}
        help={inPath ? 'A path parameter always is.' : 'Claude asks for the value before it calls.'}
      />
      <TextareaField
        path={`${at}.description`}
        label="Description"
        rows={2}
        optional
        placeholder="The order's id, as in A7."
        help="Claude reads this to choose the value. Say what it is and how it looks."
      />
      <SchemaEditor at={`${at}.schema`} label="Schema" title="What the value looks like" />
      <WireFields index={index} />
    </div>
  )
}

/** A path parameter without its braces, and both ways out. */
function OrphanNote({ index, list }: { index: number; list: ParameterList }) {
  const { getValues, setValue } = useFormContext<ToolForm>()
  const path = useWatch<ToolForm, 'path'>({ name: 'path' }).trim()
  const parameter = useWatch<ToolForm, `parameters.${number}`>({ name: `parameters.${index}` })
  if (!parameter || !isOrphan(path, parameter)) return null
  const placeholder = `{${parameter.sendAs.trim() || parameter.name.trim() || 'name'}}`
  const insert = () => {
    const before = getValues('path').trim().replace(/\/$/, '')
    setValue('path', `${before}/${placeholder}`, { shouldDirty: true })
  }
  return (
    <p className="flex flex-wrap items-center gap-x-1 text-xs text-warning">
      <span>
        The path has no <code>{placeholder}</code>.
      </span>
      {parameter.name.trim() && (
        <Button variant="ghost" size="sm" className="text-accent!" onClick={insert}>
          Add it to the path
        </Button>
      )}
      <Button variant="ghost" size="sm" className="text-accent!" onClick={() => list.remove(index)}>
        Remove the parameter
      </Button>
    </p>
  )
}
