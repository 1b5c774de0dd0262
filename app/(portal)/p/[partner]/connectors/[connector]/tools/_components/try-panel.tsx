'use client'

import { Play, X } from 'lucide-react'
import { type RefObject, useImperativeHandle, useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/input'
import { toolInputSchema } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import type { ToolForm } from '../_form/form-model'
import { argumentFields, toArguments } from '../_form/to-arguments'
import { checkToolForm, toToolDefinition } from '../_form/to-tool-definition'
import { ArgumentInput } from './argument-input'
import { useEditor } from './editor-context'
import { FixturesPanel } from './fixtures-panel'
import { useRecorded } from './recorded-answers'
import { ShortcutHint } from './shortcut-hint'
import { TryOutcomeView } from './try-outcome-view'
import { NOT_READY, useTry } from './use-try'

/** What a try needs no answer to yet. */
const STAND_INS = { name: 'untitled', title: 'Untitled', description: 'Not described yet.' }

function withStandIns(form: ToolForm): ToolForm {
  const typed = Object.entries(STAND_INS).filter(([key]) => !form[key as keyof typeof STAND_INS].trim())
  return { ...form, ...Object.fromEntries(typed) }
}

interface TryPanelProps {
  texts: Record<string, string>
  onType: (name: string, text: string) => void
  onErrors: (errors: FieldErrors) => void
  /** Lets a key press anywhere on the page send. */
  sender: RefObject<(() => void) | null>
  unsaved: boolean
  /** Puts the arguments of a recorded answer into the fields. */
  onFill: (args: Record<string, unknown>) => void
}

/** Calls the real API with the tool as it stands in the form, saved or not. */
export function TryPanel({ texts, onType, onErrors, sender, unsaved, onFill }: TryPanelProps) {
  const { place, environments } = useEditor()
  const [environment, setEnvironment] = useState(environments[0])
  const { control, getValues } = useFormContext<ToolForm>()
  const fields = argumentFields(toolInputSchema(toToolDefinition(useWatch({ control }) as ToolForm).tool))
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { noteTry } = useRecorded()
  const { state, send, cancel, fail } = useTry(place, noteTry)
  const form = useRef<HTMLFormElement>(null)
  const running = state.step === 'running'

  const start = async () => {
    if (running) return
    const { tool, problems } = checkToolForm(withStandIns(getValues()))
    const call = toArguments(fields, texts)
    setWrong(call.problems)
    if (Object.keys(call.problems).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    if (Object.keys(problems).length > 0) {
      onErrors(problems)
      return fail(NOT_READY)
    }
    const found = await send(tool, call.args, environment)
    if (Object.keys(found).length > 0) onErrors(found)
  }
  useImperativeHandle(sender, () => start)

  return (
    <Section
      id="try"
      className="scroll-mt-20"
      title="Try"
      description="Calls your API for real, with the tool as it stands here."
    >
      <Card flush className="flex flex-col gap-4 p-4">
        <form
          ref={form}
          noValidate
          aria-label="Try the tool"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            start()
          }}
        >
          {fields.map((field) => (
            <ArgumentInput
              key={field.name}
              field={field}
              text={texts[field.name] ?? field.initial}
              error={wrong[field.name]}
              onType={(text) => {
                onType(field.name, text)
                setWrong(({ [field.name]: _gone, ...rest }) => rest)
              }}
            />
          ))}
          {environments.length > 1 && (
            <Field label="Environment" help={environment === environments[0] ? 'The one that is served.' : undefined}>
              <Select mono value={environment} onChange={(event) => setEnvironment(event.target.value)}>
                {environments.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            </Field>
          )}
          {fields.length === 0 && <p className="text-xs text-muted-foreground">The tool takes no arguments.</p>}
          <div className="flex items-center gap-2">
            <Button type="submit" pending={running}>
              <Play size={16} aria-hidden />
              Send
              <ShortcutHint letter="↵" />
            </Button>
            {running && (
              <Button variant="ghost" onClick={cancel}>
                <X size={16} aria-hidden />
                Cancel
              </Button>
            )}
          </div>
        </form>
        <p role="status" className="sr-only">
          {running ? 'Waiting for the API' : ''}
        </p>
        {state.step === 'failed' && (
          <Callout tone="danger" announce title="Nothing was sent">
            {state.message}
          </Callout>
        )}
        {state.step === 'done' && <TryOutcomeView outcome={state.outcome} />}
        <FixturesPanel unsaved={unsaved} onArguments={onFill} />
      </Card>
    </Section>
  )
}
