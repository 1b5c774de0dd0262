'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { EMPTY_FORM, type FormState } from '@/app/_web/form-state'
import { Callout } from './ui/callout'

interface ActionFormProps<Result> {
  /** What `formAction` or a bound `memberAction` gave. */
  action: (previous: FormState<Result>, form: FormData) => Promise<FormState<Result>>
  className?: string
  /** Called after the action succeeded without leaving the page. */
  onDone?: (result: Result | undefined) => void
  /** The fields. Give each `defaultValue={state.values.x}` and its Field `error={state.errors.x}`. */
  children: (state: FormState<Result>) => ReactNode
}

/** A form over one action: works before scripts load, says what is wrong as a whole, and moves to the first wrong field. */
export function ActionForm<Result>({ action, className, onDone, children }: ActionFormProps<Result>) {
  const [state, submit] = useActionState<FormState<Result>, FormData>(action, EMPTY_FORM)
  const form = useRef<HTMLFormElement>(null)
  const message = state.message ?? state.errors['']
  const failed = message !== undefined || Object.keys(state.errors).length > 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the action counts once
  useEffect(() => {
    if (failed) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    else if (state !== EMPTY_FORM) onDone?.(state.result)
  }, [state])

  return (
    <form ref={form} action={submit} noValidate className={className}>
      {message && (
        <Callout tone="danger" announce>
          {message}
        </Callout>
      )}
      {children(state)}
    </form>
  )
}
