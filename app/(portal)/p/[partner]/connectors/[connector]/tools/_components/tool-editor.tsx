'use client'

import { useRef, useState } from 'react'
import { FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form'
import { READING_FORM, useMayChange } from '@/app/_components/may-change'
import { Callout } from '@/app/_components/ui/callout'
import { cn } from '@/app/_components/ui/cn'
import type { ToolForm } from '../_form/form-model'
import { toFormModel } from '../_form/to-form-model'
import type { CurlDraft } from '../actions'
import type { ToolPlace } from '../tool-place'
import { AdvancedSection } from './advanced-section'
import { AnnotationsSection } from './annotations-section'
import { BasicsSection } from './basics-section'
import { BodySection } from './body-section'
import { ClaudePreview } from './claude-preview'
import { ConstantsSection } from './constants-section'
import { CurlPanel } from './curl-panel'
import { EditorBar } from './editor-bar'
import { EditorProvider } from './editor-context'
import { LeaveDialog } from './leave-dialog'
import { ParametersSection } from './parameters-section'
import { RecordedAnswers } from './recorded-answers'
import { RequestSection } from './request-section'
import { ResultSection } from './result-section'
import { FormatOptions } from './schema-limits'
import { TryPanel } from './try-panel'
import { useErrors } from './use-errors'
import { useParameterList } from './use-parameter-list'
import { snapshot, useSave } from './use-save'
import { useShortcuts } from './use-shortcuts'

interface ToolEditorProps {
  place: ToolPlace
  baseUrl: string
  environments: string[]
  /** The groups that tools of this connector are in. */
  groups: string[]
  /** The connector asks for sign-in only when something needs it. */
  mixed: boolean
  /** The name of the tool that is edited; null for a new one. */
  saved: string | null
  initial: ToolForm
  /** Starts with a cURL command. */
  curl?: boolean
}

/** Arguments as they are typed to try a tool. */
function toTexts(args: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(args).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return Object.fromEntries(texts)
}

const FORM_ID = 'tool-form'

/** One tool: what it is at the left, what Claude sees of it and a real call at the right. */
export function ToolEditor(props: ToolEditorProps) {
  const form = useForm<ToolForm>({ defaultValues: props.initial })
  return (
    <FormProvider {...form}>
      <Editor {...props} />
    </FormProvider>
  )
}

function Editor({ place, baseUrl, groups, mixed, environments, saved: name, initial, curl }: ToolEditorProps) {
  const { control, getValues, reset } = useFormContext<ToolForm>()
  const may = useMayChange()
  const formRef = useRef<HTMLFormElement>(null)
  const sender = useRef<(() => void) | null>(null)
  const [texts, setTexts] = useState<Record<string, string>>({})
  const [errors, setErrors] = useErrors(formRef)
  const { saved, saving, message, save } = useSave({ place, name, initial, onErrors: setErrors })
  const list = useParameterList()
  const unsaved = snapshot(useWatch({ control }) as ToolForm) !== saved.text
  useShortcuts({ save: () => may && save(), send: () => sender.current?.() })

  const fill = (draft: CurlDraft) => {
    const before = { form: getValues(), texts }
    reset(toFormModel(draft.tool))
    setTexts(toTexts(draft.args))
    setErrors({})
    list.closeAll()
    return () => {
      reset(before.form)
      setTexts(before.texts)
    }
  }

  return (
    <EditorProvider value={{ place, baseUrl, groups, mixed, environments, errors }}>
      <RecordedAnswers saved={saved.name} version={saved.text}>
        <div className="-mt-6 flex min-w-0 flex-col gap-6">
          <EditorBar saved={saved.name} unsaved={unsaved} saving={saving} formId={FORM_ID} />
          {message && (
            <Callout tone="danger" announce title="The tool is not saved">
              {message}
            </Callout>
          )}
          <div className="grid gap-x-6 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:items-start">
            <div className="flex min-w-0 flex-col gap-8">
              {curl && <CurlPanel onDraft={fill} />}
              <form
                ref={formRef}
                id={FORM_ID}
                noValidate
                aria-label="Tool"
                className={cn('flex min-w-0 flex-col gap-8', !may && READING_FORM)}
                onSubmit={(event) => {
                  event.preventDefault()
                  if (may) save()
                }}
              >
                <BasicsSection />
                <RequestSection list={list} />
                <ParametersSection list={list} />
                <ConstantsSection />
                <BodySection />
                <ResultSection />
                <AnnotationsSection />
                <AdvancedSection />
                <FormatOptions />
              </form>
            </div>
            <div className="flex min-w-0 flex-col gap-8 lg:sticky lg:top-14 lg:max-h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:-mx-1 lg:px-1 lg:-mt-6 lg:pt-6 lg:pb-6">
              <ClaudePreview />
              {may && (
                <TryPanel
                  texts={texts}
                  sender={sender}
                  unsaved={unsaved}
                  onFill={(args) => setTexts(toTexts(args))}
                  onType={(key, text) => setTexts((was) => ({ ...was, [key]: text }))}
                  onErrors={setErrors}
                />
              )}
            </div>
          </div>
        </div>
        <LeaveDialog unsaved={may && unsaved} />
      </RecordedAnswers>
    </EditorProvider>
  )
}
