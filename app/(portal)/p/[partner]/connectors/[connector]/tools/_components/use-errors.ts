'use client'

import { type RefObject, useEffect, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import type { FieldErrors } from '@/lib/errors'
import type { ToolForm } from '../_form/form-model'

/** What is still wrong after the field at `changed` was typed in: its own message goes, and that of a group it belongs to. */
function remaining(errors: FieldErrors, changed: string): FieldErrors {
  const touched = (path: string) =>
    path === changed || path.startsWith(`${changed}.`) || (changed.startsWith(`${path}.`) && path.includes('.'))
  const left = Object.entries(errors).filter(([path]) => !touched(path))
  return left.length === Object.keys(errors).length ? errors : Object.fromEntries(left)
}

/** Opens what hides a wrong field, and puts the person into the first one. */
function showFirst(form: HTMLElement | null): void {
  const wrong = [...(form?.querySelectorAll<HTMLElement>('[aria-invalid="true"]') ?? [])]
  for (const field of wrong) {
    for (let at = field.closest('details'); at; at = at.parentElement?.closest('details') ?? null) at.open = true
  }
  wrong[0]?.scrollIntoView({ block: 'center' })
  wrong[0]?.focus({ preventScroll: true })
}

/** Messages by the dotted path of their field. Setting them moves focus to the first; typing takes a field's away. */
export function useErrors(form: RefObject<HTMLElement | null>) {
  const [errors, setErrors] = useState<FieldErrors>({})
  const [found, setFound] = useState(0)
  const { watch } = useFormContext<ToolForm>()

  useEffect(() => {
    const subscription = watch((_, { name }) => {
      if (name) setErrors((was) => remaining(was, name))
    })
    return () => subscription.unsubscribe()
  }, [watch])

  useEffect(() => {
    if (found > 0) showFirst(form.current)
  }, [found, form])

  const report = (next: FieldErrors) => {
    setErrors(next)
    if (Object.keys(next).length > 0) setFound((count) => count + 1)
  }
  return [errors, report] as const
}
