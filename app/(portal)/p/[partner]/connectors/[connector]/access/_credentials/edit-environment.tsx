'use client'

import { type ReactNode, type RefObject, useRef, useState, useTransition } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { EMPTY_FORM, type FormState } from '@/app/_web/form-state'
import type { CredentialTest, EnvironmentSummary } from '@/lib/upstream/schema'
import { CredentialFields } from '../../../_components/credential-fields'
import { SavedNote } from '../../../_components/saved-note'
import { saveEnvironmentAction, testTypedAction } from './actions'
import { ClientFields } from './client-fields'
import type { EnvironmentPlace, TestCalls } from './place'
import { TestResult } from './test-result'
import { UserKeyFields } from './user-key-fields'

interface Props {
  place: EnvironmentPlace
  environment: EnvironmentSummary
  /** The connector's. */
  baseUrl: string
  calls: TestCalls
}

/** Replaces what an environment sends, and where. */
export function EditEnvironment({ place, environment, baseUrl, calls }: Props) {
  const { credential } = environment
  const stored = credential.kind !== 'none'
  const fields = useRef<HTMLDivElement>(null)
  const names: Partial<Record<string, string>> =
    'name' in credential ? { header: 'headerName', query: 'queryName', basic: 'userName' } : {}
  const named = names[credential.kind]
  const known: Record<string, string> = named && 'name' in credential ? { [named]: credential.name } : {}
  return (
    <ActionForm<void> action={saveEnvironmentAction.bind(null, place)} className="flex flex-col gap-4">
      {(state) => {
        const values = { ...known, ...state.values }
        const { errors } = state
        return (
          <div ref={fields} className="flex flex-col gap-4">
            <CredentialFields
              values={values}
              errors={errors}
              kind={stored ? credential.kind : 'header'}
              withoutNone={environment.served}
              keeps={stored && credential.kind !== 'user_key'}
              more={
                <>
                  <ClientFields values={values} errors={errors} stored={credential} />
                  <UserKeyFields values={values} errors={errors} stored={credential} tools={calls.readTools} />
                </>
              }
            />
            <Field label="Base URL of this environment" optional error={errors.baseUrl}>
              <Input
                mono
                name="baseUrl"
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
                placeholder={baseUrl}
                defaultValue={values.baseUrl ?? environment.baseUrl}
              />
            </Field>
            <TestTyped place={place} fields={fields} calls={calls} saved={<SavedNote state={state} />}>
              <SubmitButton variant="secondary">{stored ? 'Replace credential' : 'Save credential'}</SubmitButton>
            </TestTyped>
          </div>
        )
      }}
    </ActionForm>
  )
}

interface TestTypedProps {
  place: EnvironmentPlace
  fields: RefObject<HTMLDivElement | null>
  calls: TestCalls
  /** The button that stores, and what is said once it has. */
  children: ReactNode
  saved: ReactNode
}

/** Beside saving: tests what stands in the form before it is stored. A button and no submission: the secret that was typed stays in its field. */
function TestTyped({ place, fields, calls, children, saved }: TestTypedProps) {
  const [state, setState] = useState<FormState<CredentialTest>>(EMPTY_FORM)
  const [pending, start] = useTransition()
  const test = () => {
    const form = fields.current?.closest('form')
    if (!form) return
    const typed = new FormData(form)
    typed.set('probe', calls.proposed)
    start(async () => setState(await testTypedAction(place, EMPTY_FORM, typed)))
  }
  const problem = state.message ?? Object.values(state.errors)[0]
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        {children}
        <Button variant="ghost" pending={pending} onClick={test} className="noscript:hidden">
          Test before saving
        </Button>
        {saved}
      </div>
      {problem && (
        <Callout tone="danger" announce>
          {problem}
        </Callout>
      )}
      {state.result && <TestResult {...state.result} />}
    </div>
  )
}
