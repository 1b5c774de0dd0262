'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { Badge, ToolBadge } from '@/app/_components/ui/badge'
import { Card, Disclosure, Section } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import {
  type Annotations,
  DESCRIPTION_BYTES,
  pluginToolName,
  TOOL_NAME_LIMIT,
  toolInputSchema,
  toolKind,
} from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { toToolDefinition } from '../_form/to-tool-definition'
import { useEditor } from './editor-context'

/** What is left of a text where Claude cuts it. */
function cutBytes(text: string, limit: number): string {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= limit) return text
  return new TextDecoder().decode(bytes.slice(0, limit)).replace(/\uFFFD+$/, '')
}

function properties(amount: number): string {
  return amount === 1 ? '1 property' : `${amount} properties`
}

const HINT_WORDS: [keyof Annotations, string][] = [
  ['idempotentHint', 'Safe to repeat'],
  ['openWorldHint', 'Open world'],
]

/** The tool as Claude is given it, while it is typed. */
export function ClaudePreview() {
  const { place } = useEditor()
  const { control } = useFormContext<ToolForm>()
  const { tool } = toToolDefinition(useWatch({ control }) as ToolForm)
  const name = pluginToolName(place.connector, tool.name)
  const schema = toolInputSchema(tool)
  const shown = cutBytes(tool.description, DESCRIPTION_BYTES)
  const amount = Object.keys((schema.properties as object | undefined) ?? {}).length
  return (
    <Section title="What Claude sees">
      <Card flush className="divide-y">
        <div className="flex flex-col gap-3 p-4">
          <p className="flex items-baseline justify-between gap-3">
            <code className="min-w-0 font-medium break-all">{name}</code>
            <span className="shrink-0 text-xs text-muted-foreground tabular-nums">
              {name.length}/{TOOL_NAME_LIMIT}
            </span>
          </p>
          <div className="flex flex-wrap items-center gap-2">
            {tool.title && <span className="font-medium">{tool.title}</span>}
            <ToolBadge kind={toolKind(tool.annotations)} />
            {HINT_WORDS.map(([hint, word]) => tool.annotations[hint] && <Badge key={hint}>{word}</Badge>)}
          </div>
          <p className="max-h-60 overflow-y-auto whitespace-pre-wrap">
            {shown || (
              <span className="text-muted-foreground">No description yet. Claude cannot tell when to use it.</span>
            )}
            {shown !== tool.description && <span className="text-danger"> [cut here]</span>}
          </p>
        </div>
        <div className="px-4 py-3">
          <Disclosure summary={`Input schema · ${properties(amount)}`}>
            <CodeBlock code={JSON.stringify(schema, null, 2)} label="input schema" />
          </Disclosure>
        </div>
        {tool.outputSchema && (
          <div className="px-4 py-3">
            <Disclosure summary="Output schema">
              <CodeBlock code={JSON.stringify(tool.outputSchema, null, 2)} label="output schema" />
            </Disclosure>
          </div>
        )}
      </Card>
    </Section>
  )
}
