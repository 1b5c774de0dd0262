'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { EMPTY_FORM, type FormState } from '@/app/_web/form-state'
import type { FieldErrors } from '@/lib/errors'

/** Next refuses a form of more than 1 MB. */
const SENT_LIMIT = 950_000
const UNREACHABLE = 'The portal could not be reached. Nothing you typed is lost; save again.'

interface Definition<Form> {
  /** The name it is saved under; null while it is not. */
  saved: string | null
  initial: Form
  /** What the form stands for, still unchecked. */
  toDefinition: (form: Form) => unknown
  schema: z.ZodType
  action: (previous: FormState<{ name: string }>, form: FormData) => Promise<FormState<{ name: string }>>
  pathOf: (name: string) => string
}

type Outcome = Pick<FormState<{ name: string }>, 'errors' | 'message' | 'result'>

function problemsOf(schema: z.ZodType, definition: unknown): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of schema.safeParse(definition).error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message
  return errors
}

/** The form of a prompt or a resource: what is typed, what is wrong with it, and the way to save it as a whole. */
export function useDefinition<Form extends object>({
  saved,
  initial,
  toDefinition,
  schema,
  action,
  pathOf,
}: Definition<Form>) {
  const router = useRouter()
  const formRef = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState(initial)
  const [savedText, setSavedText] = useState(JSON.stringify(initial))
  const [outcome, setOutcome] = useState<Outcome>(EMPTY_FORM)
  const [saving, setSaving] = useState(false)

  useEffect(() => {
    if (Object.keys(outcome.errors).length === 0) return
    const wrong = formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.scrollIntoView({ block: 'center' })
    wrong?.focus({ preventScroll: true })
  }, [outcome])

  /** Takes what is typed; what was wrong there is no longer shown. */
  const change = (patch: Partial<Form>) => {
    setForm((was) => ({ ...was, ...patch }))
    const touched = Object.keys(patch)
    setOutcome(({ errors, message }) => ({
      message,
      errors: Object.fromEntries(
        Object.entries(errors).filter(([path]) => !touched.includes(path.split('.')[0] ?? '')),
      ),
    }))
  }

  const send = async (): Promise<Outcome> => {
    const definition = toDefinition(form)
    const errors = problemsOf(schema, definition)
    if (Object.keys(errors).length > 0) return { errors }
    const text = JSON.stringify(definition)
    if (text.length > SENT_LIMIT) return { errors: {}, message: 'It is larger than 900 KB. Use smaller images.' }
    const fields = new FormData()
    fields.set('definition', text)
    return action(EMPTY_FORM, fields)
  }

  const save = async () => {
    if (saving) return
    setSaving(true)
    const next = await send().catch((error: unknown): Outcome => {
      console.error(error)
      return { errors: {}, message: UNREACHABLE }
    })
    setSaving(false)
    setOutcome(next)
    if (!next.result) return
    setSavedText(JSON.stringify(form))
    if (next.result.name !== saved) router.replace(pathOf(next.result.name))
  }

  const { errors, message = errors[''] } = outcome
  return { form, change, errors, message, saving, save, formRef, unsaved: JSON.stringify(form) !== savedText }
}

export type DefinitionState<Form extends object> = ReturnType<typeof useDefinition<Form>>
