'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { CredentialTest } from '@/lib/upstream/schema'
import { testEnvironmentAction } from './actions'
import type { EnvironmentPlace, TestCalls } from './place'
import { TestResult } from './test-result'

interface Props {
  place: EnvironmentPlace
  calls: TestCalls
  /** Whether each user has a key of their own: the test needs one. */
  asksKey: boolean
}

/** One press: the API is called with what is stored, and its answer explained. */
export function TestEnvironment({ place, calls, asksKey }: Props) {
  return (
    <ActionForm<CredentialTest> action={testEnvironmentAction.bind(null, place)} className="flex flex-col gap-3">
      {({ values, errors, result }) => (
        <>
          <div className="flex flex-wrap items-end gap-3">
            <Field label="Test call" error={errors.probe} className="min-w-40 grow">
              <Select mono name="probe" defaultValue={values.probe ?? calls.proposed}>
                {calls.tools.map((tool) => (
                  <option key={tool} value={`tool:${tool}`}>
                    {tool}
                  </option>
                ))}
                <option value="path">GET the path →</option>
              </Select>
            </Field>
            <Field label="Path" error={errors.path} className="w-32">
              <Input
                mono
                name="path"
                placeholder="/"
                autoComplete="off"
                spellCheck={false}
                defaultValue={values.path}
              />
            </Field>
            {asksKey && (
              <Field label="For this test only" error={errors.key} className="min-w-40 grow">
                <Input mono type="password" name="password" autoComplete="off" spellCheck={false} />
              </Field>
            )}
            <SubmitButton variant="secondary">Test</SubmitButton>
          </div>
          {result && <TestResult {...result} />}
        </>
      )}
    </ActionForm>
  )
}
