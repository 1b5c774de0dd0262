'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type FieldPath, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Segmented } from '@/app/_components/ui/segmented'
import type { ToolForm } from '../_form/form-model'
import { formatJson } from '../_form/parse-json'
import type { SchemaForm } from '../_form/schema-form'
import { switchSchema } from '../_form/switch-schema'
import { useSetAt } from './schema-controls'
import { JsonField, SchemaFields } from './schema-fields'

interface SchemaEditorProps {
  /** Where the schema is in the tool's form. */
  at: string
  /** What it is the schema of, for screen readers and as the label of its text. */
  label: string
  /** The label of its text where it is another one. */
  jsonLabel?: string
  /** The words at the left of the switch. */
  title?: ReactNode
  help?: string
  /** Buttons beside the switch. */
  aside?: ReactNode
}

const VIEWS = [
  ['form', 'Form'],
  ['json', 'JSON'],
] as const

/** One schema in fields or as JSON: what is typed in one is what the other shows. */
export function SchemaEditor({ at, label, jsonLabel = 'JSON schema', title, help, aside }: SchemaEditorProps) {
  const set = useSetAt()
  const form = useWatch({ name: at as FieldPath<ToolForm> }) as SchemaForm | undefined
  const [refused, setRefused] = useState('')
  const shown = useRef(form)
  useEffect(() => {
    if (shown.current !== form) setRefused('')
    shown.current = form
  }, [form])
  if (!form) return null
  const view = form.kind === 'json' ? 'json' : 'form'
  const pick = (wanted: 'form' | 'json') => {
    if (wanted === view) return
    const next = switchSchema(form, wanted)
    if (typeof next === 'string') return setRefused(next)
    set(at, next)
  }
  const formatted = view === 'json' ? formatJson(form.json) : null
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <span className="text-sm font-medium">{title}</span>
        <span className="flex flex-wrap items-center gap-2">
          {aside}
          {view === 'json' && (
            <Button
              variant="ghost"
              size="sm"
              disabled={formatted === null || formatted === form.json}
              onClick={() => formatted !== null && set(`${at}.json`, formatted)}
            >
              Format
            </Button>
          )}
          <Segmented label={`${label}: form or JSON`} value={view} options={VIEWS} onPick={pick} />
        </span>
      </div>
      {help && <p className="-mt-2 text-xs text-muted-foreground">{help}</p>}
      <p role="alert" className="text-xs text-danger empty:hidden">
        {refused}
      </p>
      {view === 'json' ? (
        <JsonField form={form} at={at} label={jsonLabel} />
      ) : (
        <SchemaFields form={form} at={at} root />
      )}
    </div>
  )
}
