'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Card, Disclosure } from '@/app/_components/ui/card'
import { toolInputSchema } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { toToolDefinition } from '../_form/to-tool-definition'
import { SelectField, TextareaField } from './form-fields'
import { JobFields } from './job-fields'
import { PagesFields } from './pages-fields'

/** What most tools do without. */
export function AdvancedSection() {
  const { getValues, setValue } = useFormContext<ToolForm>()
  const [encoding, input, output] = useWatch<ToolForm, ['bodyEncoding', 'inputSchema', 'outputSchema']>({
    name: ['bodyEncoding', 'inputSchema', 'outputSchema'],
  })
  const [pages, job] = useWatch<ToolForm, ['pagination.kind', 'polling.on']>({
    name: ['pagination.kind', 'polling.on'],
  })
  const used = [encoding !== 'json', input.trim() !== '', output.trim() !== '', pages !== 'none', job]
  const set = used.filter(Boolean).length
  const startFromParameters = () => {
    const { parameters } = toToolDefinition(getValues()).tool
    setValue('inputSchema', JSON.stringify(toolInputSchema({ parameters }), null, 2), { shouldDirty: true })
  }
  return (
    <section aria-label="Advanced">
      <Disclosure summary={set > 0 ? `Advanced · ${set} set` : 'Advanced'}>
        <Card className="flex flex-col gap-5">
          <SelectField
            path="bodyEncoding"
            label="Body encoding"
            help="How parameters in the body are sent."
            className="sm:w-1/2"
          >
            <option value="json">JSON</option>
            <option value="form">Form (URL-encoded)</option>
            <option value="multipart">Multipart</option>
            <option value="raw">As it is</option>
          </SelectField>
          <TextareaField
            path="inputSchema"
            label="Own input schema"
            optional
            mono
            rows={5}
            placeholder='{ "type": "object", "properties": { … } }'
            aside={
              input.trim() === '' ? (
                <Button variant="ghost" size="sm" className="-my-2 text-accent!" onClick={startFromParameters}>
                  Start from the parameters
                </Button>
              ) : undefined
            }
            help="Replaces the schema built from the parameters. Properties that are no parameter go to the body, or to the query for GET and DELETE."
          />
          <TextareaField
            path="outputSchema"
            label="Output schema"
            optional
            mono
            rows={5}
            placeholder='{ "type": "object", "properties": { … } }'
            help="Promises Claude the shape of the answer and adds structured content. An answer that does not match becomes an error."
          />
          <PagesFields />
          <JobFields />
        </Card>
      </Disclosure>
    </section>
  )
}
