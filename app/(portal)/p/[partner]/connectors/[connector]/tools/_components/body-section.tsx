'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import type { FieldErrors } from '@/lib/errors'
import type { ToolForm } from '../_form/form-model'
import { parseJson } from '../_form/parse-json'
import { startTemplate } from '../_form/start-template'
import { SelectField, TextareaField } from './form-fields'
import { InsertValue } from './insert-value'

/** What is wrong with the text as it stands, while it is typed. */
function liveProblem(text: string, isJson: boolean): string | undefined {
  const problems: FieldErrors = {}
  if (isJson) parseJson(text, 'text', problems)
  return problems.text
}

/** How the body is made. GET has none. */
export function BodySection() {
  const [method, from] = useWatch<ToolForm, ['method', 'bodyFrom']>({ name: ['method', 'bodyFrom'] })
  if (method === 'GET' && from === 'parameters') return null
  return (
    <Section title="Body">
      <Card className="flex flex-col gap-4">
        <SelectField path="bodyFrom" label="Made from" className="sm:w-1/2">
          <option value="parameters">The parameters in the body</option>
          <option value="template">A template</option>
        </SelectField>
        {from === 'template' && <Template />}
      </Card>
    </Section>
  )
}

function Template() {
  const { getValues, setValue } = useFormContext<ToolForm>()
  const [text, encoding] = useWatch<ToolForm, ['bodyTemplate', 'bodyEncoding']>({
    name: ['bodyTemplate', 'bodyEncoding'],
  })
  const isJson = encoding !== 'raw'
  const problem = liveProblem(text, isJson)
  const start = () => {
    const template = startTemplate(getValues('parameters'))
    const written = isJson || typeof template !== 'string' ? JSON.stringify(template, null, 2) : template
    setValue('bodyTemplate', written, { shouldDirty: true })
  }
  return (
    <div className="flex flex-col gap-2">
      <TextareaField
        path="bodyTemplate"
        label="Template"
        mono
        rows={6}
        placeholder={
          isJson ? '{ "order": { "id": "{{arguments.id}}" }, "source": "claude" }' : 'Note: {{arguments.note}}'
        }
        aside={
          <span className="-my-2 flex items-center">
            {text.trim() === '' && (
              <Button variant="ghost" size="sm" className="text-accent!" onClick={start}>
                Start from the parameters
              </Button>
            )}
            <InsertValue path="bodyTemplate" label="Insert into the template" />
          </span>
        }
        help="Sent as it stands here. A text that is only {{arguments.id}} becomes the value itself, and is left out where Claude gives none."
      />
      <p role="status" className="text-xs text-warning empty:hidden">
        {problem}
      </p>
    </div>
  )
}
