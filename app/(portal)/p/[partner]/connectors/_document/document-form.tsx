'use client'

import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { cn } from '@/app/_components/ui/cn'
import { Field, useFieldControl } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { FieldErrors } from '@/lib/errors'
import type { DocumentFlash } from './take-document'

const FILE_BYTES = 24_000_000
const UNREACHABLE = 'The portal could not be reached. Nothing you typed is lost; send it again.'
const KINDS = [
  ['openapi', 'OpenAPI or Swagger'],
  ['postman', 'Postman collection'],
  ['har', 'HAR recording'],
  ['curl', 'cURL commands'],
] as const

interface DocumentFormProps {
  /** The route that takes it. */
  action: string
  flash: DocumentFlash
  rows?: number
  autoFocus?: boolean
  submit: string
}

type Answer = { path: string } | { errors: FieldErrors }

async function send(action: string, form: FormData): Promise<Answer> {
  const response = await fetch(action, { method: 'POST', body: form, headers: { accept: 'application/json' } })
  const isJson = response.headers.get('content-type')?.includes('json')
  const answer: { path?: string; errors?: FieldErrors; detail?: string } = isJson ? await response.json() : {}
  if (answer.path) return { path: answer.path }
  return {
    errors: answer.errors ?? { text: answer.detail ?? `The portal answered ${response.status}. Send it again.` },
  }
}

function useSend(action: string, first: FieldErrors) {
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState(first)
  const [sending, setSending] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer moves to what is wrong once
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [errors])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const [file] = fileInput(form.current)?.files ?? []
    if (file && file.size > FILE_BYTES) {
      return setErrors({ file: `${file.name} has ${Math.ceil(file.size / 1e6)} MB. Choose one of at most 12 MB.` })
    }
    setSending(true)
    setErrors({})
    const answer = await send(action, new FormData(event.currentTarget)).catch(
      (): Answer => ({ errors: { text: UNREACHABLE } }),
    )
    // A whole load: the frame around the page has changed too.
    if ('path' in answer) return location.assign(answer.path)
    setSending(false)
    setErrors(file && answer.errors.text ? { ...answer.errors, text: '', file: answer.errors.text } : answer.errors)
  }
  return { form, errors, sending, submit }
}

const fileInput = (form: HTMLFormElement | null) => form?.querySelector<HTMLInputElement>('input[type="file"]') ?? null

/** Files dropped anywhere on the form. */
function useDrop(form: React.RefObject<HTMLFormElement | null>) {
  const [over, setOver] = useState(false)
  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    over,
    onDragOver: (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      const input = fileInput(form.current)
      if (!input || !hasFile(event)) return
      event.preventDefault()
      input.files = event.dataTransfer.files
    },
  }
}

/** A document to read: pasted, as a file, or by its address. Works before scripts load. */
export function DocumentForm({ action, flash, rows = 8, autoFocus, submit }: DocumentFormProps) {
  const { form, errors, sending, submit: onSubmit } = useSend(action, flash.errors)
  const { over, ...drop } = useDrop(form)
  const askBaseUrl = errors.baseUrl !== undefined || flash.errors.baseUrl !== undefined
  const [asked, setAsked] = useState(askBaseUrl)
  if (askBaseUrl && !asked) setAsked(true)
  return (
    <form
      ref={form}
      method="post"
      encType="multipart/form-data"
      action={action}
      noValidate
      onSubmit={onSubmit}
      {...drop}
      className={cn('flex flex-col gap-4 rounded-md', over && 'outline-2 outline-offset-8 outline-ring outline-dashed')}
    >
      <Field
        label="Document or its address"
        help="OpenAPI 3, Swagger 2, a Postman collection, a HAR recording or cURL commands. Up to 12 MB."
        error={errors.text || undefined}
      >
        <Textarea
          mono
          name="text"
          rows={rows}
          autoFocus={autoFocus}
          spellCheck={false}
          defaultValue={flash.values.text}
          placeholder="https://api.example.com/openapi.json"
          className="max-h-72!"
        />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="File" optional help="Or drop it here. It goes before the text." error={errors.file}>
          <FileField />
        </Field>
        <Field label="Kind" error={errors.kind}>
          <Select name="kind" defaultValue={flash.values.kind}>
            <option value="">Detect</option>
            {KINDS.map(([kind, title]) => (
              <option key={kind} value={kind}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {asked && (
        <Field label="Base URL" help="Every tool's path starts from here." error={errors.baseUrl}>
          <Input
            mono
            name="baseUrl"
            type="url"
            placeholder="https://api.example.com/v1"
            autoComplete="off"
            defaultValue={flash.values.baseUrl}
          />
        </Field>
      )}
      {Object.entries(errors)
        .filter(([field]) => !['text', 'file', 'kind', 'baseUrl'].includes(field))
        .map(([field, error]) => (
          <p key={field} role="alert" className="text-xs text-danger">
            {error}
          </p>
        ))}
      <div>
        <SubmitButton pending={sending}>{submit}</SubmitButton>
      </div>
    </form>
  )
}

function FileField() {
  return (
    <input
      type="file"
      name="file"
      accept=".json,.yaml,.yml,.har,.txt,.sh,application/json,application/yaml,text/plain"
      {...useFieldControl()}
      className="w-full min-w-0 rounded-lg text-sm text-muted-foreground file:mr-3 file:h-9 file:rounded-lg file:border file:border-input file:bg-surface file:px-3.5 file:text-sm file:font-medium file:text-foreground hover:file:bg-subtle"
    />
  )
}
