'use client'

import { useWatch } from 'react-hook-form'
import { Disclosure } from '@/app/_components/ui/card'
import { POLLING_SECONDS } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { CheckField, InputField } from './form-fields'

/** Waits for a job that the call starts. */
export function JobFields() {
  const on = useWatch<ToolForm, 'polling.on'>({ name: 'polling.on' })
  return (
    <Disclosure summary={on ? 'Slow jobs · on' : 'Slow jobs'}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-xs text-muted-foreground">
          Some APIs answer at once with a job, such as <code>{'{ "id": 7 }'}</code>, and finish it later. Portico can
          ask for its state, such as <code>GET /jobs/7</code>, and give Claude the answer of the finished job.
        </p>
        <CheckField path="polling.on" label="Wait for the job" />
        {on && <Fields />}
      </div>
    </Disclosure>
  )
}

function Fields() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <InputField
        path="polling.path"
        label="Path of the job"
        mono
        placeholder="/jobs/{{answer.id}}"
        autoCapitalize="none"
        className="sm:col-span-2"
        help="{{answer.id}} is the id in the first answer. {{header.location}} alone is the address the API names."
      />
      <InputField
        path="polling.done"
        label="Done when"
        mono
        placeholder="status == 'done'"
        help="True for the answer of a finished job, as JMESPath."
      />
      <InputField
        path="polling.failed"
        label="Failed when"
        optional
        mono
        placeholder="status == 'failed'"
        help="Claude then gets an error with the job's answer."
      />
      <InputField
        path="polling.everySeconds"
        label="Ask every"
        inputMode="decimal"
        help="Seconds, 0.5 to 30. Retry-After goes before this."
      />
      <InputField
        path="polling.forSeconds"
        label="Wait at most"
        inputMode="numeric"
        help={`Seconds, up to ${POLLING_SECONDS}. After that Claude reads that the job still runs.`}
      />
    </div>
  )
}
