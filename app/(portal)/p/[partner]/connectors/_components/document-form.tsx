'use client'

import { FileUp } from 'lucide-react'
import { type ReactNode, type SubmitEvent, useRef, useState } from 'react'
import { ButtonLink } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { FieldErrors } from '@/lib/errors'
import { KIND_LABELS } from './import-kinds'

const PROBLEMS: Record<string, [field: string, message: string]> = {
  document: ['document', 'This cannot be read. Paste a whole document, choose a file, or give its address.'],
  url: ['document', 'Nothing can be fetched from this address. Give a public one, or paste the document.'],
  baseUrl: ['baseUrl', 'The document names no whole address. Give the one that all paths start from.'],
  too_large: ['document', 'A document may have at most 12 MB.'],
}

interface DocumentFormProps {
  /** The route it is posted to. */
  action: string
  cancel: string
  /** What the last plain post was refused for. */
  problem?: string | undefined
  submit: string
  /** Asks for a base URL too, which a document can lack. */
  withBaseUrl?: boolean
}

function initialErrors(problem: string | undefined): FieldErrors {
  const found = problem === undefined ? undefined : PROBLEMS[problem]
  return found ? { [found[0]]: found[1] } : {}
}

/** Sends the form as it is, and goes on to where the answer leads; gives what is wrong otherwise. */
async function send(form: HTMLFormElement): Promise<FieldErrors> {
  const answer = await fetch(form.action, {
    method: 'POST',
    body: new FormData(form),
    headers: { accept: 'application/json' },
  })
  const said: { location?: string; errors?: FieldErrors; detail?: string } = await answer.json()
  if (said.location) {
    location.assign(said.location)
    return {}
  }
  return said.errors ?? { '': said.detail ?? 'The document could not be sent. Try again.' }
}

/** One field for a document, pasted, chosen, dropped or by its address. A plain post before scripts load. */
export function DocumentForm({ action, cancel, problem, submit, withBaseUrl }: DocumentFormProps) {
  const [errors, setErrors] = useState(() => initialErrors(problem))
  const [isSending, setSending] = useState(false)
  const file = useRef<HTMLInputElement>(null)

  const submitted = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSending(true)
    setErrors({})
    const wrong = await send(event.currentTarget).catch(() => ({ '': 'The portal does not answer. Try again.' }))
    setErrors(wrong)
    // On success the page is about to be left.
    if (Object.keys(wrong).length > 0) setSending(false)
  }

  return (
    <Card className="max-w-[640px]">
      <form
        action={action}
        method="post"
        encType="multipart/form-data"
        noValidate
        className="flex flex-col gap-6"
        onSubmit={submitted}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (!file.current || event.dataTransfer.files.length === 0) return
          event.preventDefault()
          file.current.files = event.dataTransfer.files
        }}
      >
        {errors[''] && (
          <Callout tone="danger" announce>
            {errors['']}
          </Callout>
        )}
        <Field
          label="Document or address"
          error={errors.document}
          help="An OpenAPI or Swagger description, a Postman collection, a HAR recording or cURL commands. Up to 12 MB. Keys in it are kept out of the tools."
        >
          <Textarea
            name="document"
            mono
            rows={8}
            spellCheck={false}
            placeholder="https://api.example.com/openapi.json"
          />
        </Field>
        <FileField inputRef={file} />
        {withBaseUrl && (
          <Field label="Base URL" optional error={errors.baseUrl} help="Only where the document does not name it.">
            <Input mono name="baseUrl" type="url" inputMode="url" placeholder="https://api.example.com/v1" />
          </Field>
        )}
        <Field label="Kind" error={errors.kind}>
          <Select name="kind" defaultValue="">
            <option value="">As it looks</option>
            {Object.entries(KIND_LABELS).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex gap-2">
          <SubmitButton pending={isSending}>{submit}</SubmitButton>
          <ButtonLink variant="ghost" href={cancel}>
            Cancel
          </ButtonLink>
        </div>
      </form>
    </Card>
  )
}

function FileField({ inputRef }: { inputRef: React.RefObject<HTMLInputElement | null> }): ReactNode {
  return (
    <div className="flex min-w-0 flex-col gap-1.5 rounded-lg border border-dashed border-input p-3">
      <label htmlFor="document-file" className="flex items-center gap-2 text-sm font-medium">
        <FileUp size={16} aria-hidden />
        File
        <span className="font-normal text-muted-foreground">or drop one here</span>
      </label>
      <input
        ref={inputRef}
        id="document-file"
        type="file"
        name="file"
        accept=".json,.yaml,.yml,.har,.txt,application/json"
        className="w-full min-w-0 rounded-lg text-sm text-muted-foreground file:mr-3 file:h-9 file:rounded-lg file:border file:border-input file:bg-surface file:px-3.5 file:text-sm file:font-medium file:text-foreground hover:file:bg-subtle"
      />
    </div>
  )
}
