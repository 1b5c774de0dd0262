'use client'

import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useMayChange } from '@/app/_components/may-change'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Disclosure, Section } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/input'
import type { InferredSchema } from '@/lib/connectors/schema'
import type { ResultPreview } from '@/lib/fixtures/schema'
import { RESULT_TOKEN_LIMIT } from '@/lib/upstream/schema'
import { answerFields, siblingsOf } from '../_form/answer-tree'
import type { ToolForm } from '../_form/form-model'
import { buildExpression, readPicks, togglePick } from '../_form/pick-expression'
import { toWholeSchemaForm } from '../_form/to-schema-form'
import { toToolDefinition } from '../_form/to-tool-definition'
import { toolsPath } from '../tool-place'
import { AnswerTree } from './answer-tree'
import { useEditor, useFieldProblem } from './editor-context'
import { InputField, TextareaField } from './form-fields'
import { pageRequest } from './page-request'
import { type ShownAnswer, useRecorded } from './recorded-answers'
import { usePreview } from './use-preview'

const number = new Intl.NumberFormat('en')

/** What Claude gets of the answer: all of it, or the fields that are picked. */
export function ResultSection() {
  const { shown } = useRecorded()
  const { preview, refused } = usePreview()
  const problem = refused?.fields['result.expression']
  const saved = useFieldProblem('result.expression')
  return (
    <Section title="Result" description="What Claude gets of the answer. Less is cheaper, and easier to read.">
      <Card className="flex flex-col gap-5">
        {shown ? <Picker shown={shown} /> : <NoAnswer />}
        <TextareaField
          path="result.expression"
          label="Expression"
          optional
          mono
          rows={2}
          placeholder="{id: id, items: items[].{sku: sku}}"
          help="JMESPath over the JSON answer. Left empty, Claude gets all of it."
        />
        {problem && !saved && (
          <p role="status" className="-mt-3 text-xs text-danger">
            {problem}
          </p>
        )}
        {refused && !problem && <Callout tone="danger">{refused.message}</Callout>}
        {preview && <Cost preview={preview} stale={refused !== null} />}
        <div className="flex flex-wrap items-end gap-x-5 gap-y-4 border-t pt-5">
          <InputField
            path="result.tokens"
            label="Most tokens"
            optional
            mono
            inputMode="numeric"
            placeholder={number.format(RESULT_TOKEN_LIMIT)}
            className="w-40"
          />
          <SchemaFromAnswers />
        </div>
      </Card>
    </Section>
  )
}

function NoAnswer() {
  if (!useMayChange()) return null
  return (
    <p className="text-xs text-muted-foreground">
      <a href="#try" className="font-medium text-accent underline-offset-2 hover:underline">
        Send a try
      </a>{' '}
      and its answer shows here, to pick fields from.
    </p>
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function Picker({ shown }: { shown: ShownAnswer }) {
  const { fixtures, lastTry, show } = useRecorded()
  const { setValue } = useFormContext<ToolForm>()
  const expression = useWatch<ToolForm, 'result.expression'>({ name: 'result.expression' })
  const picks = readPicks(expression)
  const fields = answerFields(parse(shown.answer.body))
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Field label="Answer" className="sm:w-1/2">
        <Select value={shown.fixture ?? ''} onChange={(event) => show(event.target.value || null)}>
          {lastTry && <option value="">Last try</option>}
          {fixtures.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {fields.length > 0 ? (
        <>
          <AnswerTree
            fields={fields}
            picks={picks ?? []}
            locked={picks === null}
            onToggle={(path) => {
              const next = togglePick(picks ?? [], path, (at) => siblingsOf(fields, at))
              setValue('result.expression', buildExpression(next), { shouldDirty: true })
            }}
          />
          <p className="text-xs text-muted-foreground">
            {picks === null
              ? 'The expression is written by hand, so fields cannot be picked. Empty it to pick again.'
              : picks.length === 0
                ? 'Nothing is picked: Claude gets everything. Tick what it needs.'
                : 'The expression below takes what is ticked.'}
          </p>
        </>
      ) : (
        <p className="text-xs text-muted-foreground">
          This answer has no fields to pick: it is no JSON object or list of them.
        </p>
      )}
    </div>
  )
}

/** `4,210 → 380 tokens of 25,000`, and what Claude gets for them. */
function Cost({ preview, stale }: { preview: ResultPreview; stale: boolean }) {
  const limit = useWatch<ToolForm, 'result.tokens'>({ name: 'result.tokens' })
  const most = Number(limit.replaceAll(',', '')) || RESULT_TOKEN_LIMIT
  const { tokensBefore, tokensAfter, isError, texts } = preview
  return (
    <div className={stale ? 'flex flex-col gap-3 opacity-60' : 'flex flex-col gap-3'}>
      <div className="flex flex-col gap-1.5">
        <p role="status" className="text-xs tabular-nums">
          <span className="text-muted-foreground">{number.format(tokensBefore)} → </span>
          <span className="font-medium">{number.format(tokensAfter)} tokens</span>
          <span className="text-muted-foreground"> of {number.format(most)}</span>
        </p>
        <svg aria-hidden className="h-1 w-full overflow-hidden rounded-full bg-subtle">
          <rect className="fill-input" width={percent(tokensBefore, tokensBefore, most)} height="100%" rx="2" />
          <rect
            className="fill-ring transition-[width]"
            width={percent(tokensAfter, tokensBefore, most)}
            height="100%"
            rx="2"
          />
        </svg>
      </div>
      {isError && <Callout tone="danger">{texts[0]}</Callout>}
      {!isError && (
        <Disclosure summary="What Claude gets">
          <div className="flex flex-col gap-3">
            {texts.map((text) => (
              <CodeBlock key={text} wrap code={pretty(text)} label="result for Claude" />
            ))}
          </div>
        </Disclosure>
      )}
    </div>
  )
}

/** Against the larger of the answer and the limit, so that both bars are on one scale. */
function percent(value: number, before: number, most: number): string {
  return `${Math.min(100, (value / Math.max(before, Math.min(most, before * 2), 1)) * 100)}%`
}

function pretty(text: string): string {
  const value = parse(text)
  return value === undefined ? text : JSON.stringify(value, null, 2)
}

/** Fills the output schema with what the recorded answers have in common. */
function SchemaFromAnswers() {
  const { place } = useEditor()
  const { lastTry, fixtures, saved } = useRecorded()
  const { getValues, setValue } = useFormContext<ToolForm>()
  const [pending, setPending] = useState(false)
  const [said, setSaid] = useState<{ text: string; expression?: string } | null>(null)
  if (!lastTry && fixtures.length === 0) return null

  const propose = async () => {
    setPending(true)
    setSaid(null)
    const { tool } = toToolDefinition(getValues())
    const path = `${toolsPath(place)}/${encodeURIComponent(saved ?? 'untitled')}/output-schema`
    const answer = await pageRequest<InferredSchema>(path, {
      body: { result: tool.result ?? {}, answer: lastTry?.answer },
    })
    setPending(false)
    if ('refused' in answer) return setSaid({ text: answer.refused.message })
    if ('problem' in answer.value) {
      const { problem, expression } = answer.value
      return setSaid({ text: problem, ...(expression && { expression }) })
    }
    setValue('outputSchema', toWholeSchemaForm(answer.value.schema), { shouldDirty: true })
    setSaid({ text: 'The output schema under Advanced is filled in.' })
  }
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <Button onClick={propose} pending={pending}>
        Output schema from these answers
      </Button>
      <div role="status" className="text-xs text-muted-foreground empty:hidden">
        {said?.text}
        {said?.expression && (
          <Button
            variant="ghost"
            size="sm"
            className="ml-1 text-accent!"
            onClick={() => {
              setValue('result.expression', said.expression ?? '', { shouldDirty: true })
              setSaid(null)
            }}
          >
            Use <code>{said.expression}</code>
          </Button>
        )}
      </div>
    </div>
  )
}
