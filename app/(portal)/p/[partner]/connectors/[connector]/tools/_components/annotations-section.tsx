'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { ToolBadge } from '@/app/_components/ui/badge'
import { Button } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import { type Annotations, proposeAnnotations, toolKind } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { CheckField } from './form-fields'

const HINTS: [hint: keyof Annotations, label: string, help: string][] = [
  ['readOnlyHint', 'Only reads', 'Calling it changes nothing. People can let Claude call it without being asked.'],
  ['destructiveHint', 'May destroy', 'It can overwrite or delete. Claude asks before it calls. Off: it only adds.'],
  ['idempotentHint', 'Safe to repeat', 'A second call with the same arguments changes nothing more.'],
  [
    'openWorldHint',
    'Reaches an open world',
    'What it meets can be new to Claude: people, orders, the web. Off: a closed set, such as unit conversion.',
  ],
]

/** MCP's hints: proposed from the method until a person decides. */
export function AnnotationsSection() {
  const { setValue } = useFormContext<ToolForm>()
  const method = useWatch<ToolForm, 'method'>({ name: 'method' })
  const annotations = useWatch<ToolForm, 'annotations'>({ name: 'annotations' })
  const kept = useWatch<ToolForm, 'annotationsKept'>({ name: 'annotationsKept' })

  const keep = (hint: keyof Annotations, checked: boolean) => {
    setValue('annotationsKept', true, { shouldDirty: true })
    if (hint === 'readOnlyHint' && checked) setValue('annotations.destructiveHint', false, { shouldDirty: true })
  }
  const propose = () => {
    setValue('annotations', proposeAnnotations(method), { shouldDirty: true })
    setValue('annotationsKept', false, { shouldDirty: true })
  }

  return (
    <Section
      title="What calling it does"
      description={
        kept
          ? 'Set by hand; another method no longer changes them.'
          : `Proposed from ${method}. Correct what is not so.`
      }
      actions={
        <>
          {kept && (
            <Button variant="ghost" size="sm" onClick={propose}>
              Use what {method} suggests
            </Button>
          )}
          <ToolBadge kind={toolKind(annotations)} />
        </>
      }
    >
      <Card className="grid gap-4 sm:grid-cols-2">
        {HINTS.map(([hint, label, help]) => (
          <CheckField
            key={hint}
            path={`annotations.${hint}`}
            label={label}
            help={help}
            disabled={hint === 'destructiveHint' && annotations.readOnlyHint && !annotations.destructiveHint}
            onPick={(checked) => keep(hint, checked)}
          />
        ))}
      </Card>
    </Section>
  )
}
