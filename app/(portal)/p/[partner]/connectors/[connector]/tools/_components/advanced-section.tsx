'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Card, Disclosure } from '@/app/_components/ui/card'
import { toolInputSchema } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { isGiven, jsonForm } from '../_form/schema-form'
import { toSchemaForm } from '../_form/to-schema-form'
import { toToolDefinition } from '../_form/to-tool-definition'
import { InputField, SelectField } from './form-fields'
import { JobFields } from './job-fields'
import { NamesFields } from './names-fields'
import { PagesFields } from './pages-fields'
import { SignInFields } from './sign-in-fields'
import { WholeSchema } from './whole-schema'

/** What most tools do without. */
export function AdvancedSection() {
  const { getValues, setValue } = useFormContext<ToolForm>()
  const [encoding, contentType, input, output, aliases, group, hidden, limit] = useWatch<
    ToolForm,
    ['bodyEncoding', 'contentType', 'inputSchema', 'outputSchema', 'aliases', 'group', 'hidden', 'callsPerMinute']
  >({
    name: [
      'bodyEncoding',
      'contentType',
      'inputSchema',
      'outputSchema',
      'aliases',
      'group',
      'hidden',
      'callsPerMinute',
    ],
  })
  const [pages, job] = useWatch<ToolForm, ['pagination.kind', 'polling.on']>({
    name: ['pagination.kind', 'polling.on'],
  })
  const [open, scope] = useWatch<ToolForm, ['open', 'scope']>({ name: ['open', 'scope'] })
  const named = [aliases.length > 0, group, hidden, open, scope, limit]
  const said = [encoding !== 'json', contentType, isGiven(input), isGiven(output), pages !== 'none', job, ...named]
  const set = said.filter(Boolean).length
  const startFromParameters = () => {
    const { parameters } = toToolDefinition(getValues()).tool
    setValue('inputSchema', toSchemaForm(toolInputSchema({ parameters })), { shouldDirty: true })
  }
  const remove = (path: 'inputSchema' | 'outputSchema') => (
    <Button
      variant="ghost"
      size="sm"
      aria-label={path === 'inputSchema' ? 'Remove the input schema' : 'Remove the output schema'}
      onClick={() => setValue(path, jsonForm(), { shouldDirty: true })}
    >
      Remove
    </Button>
  )
  return (
    <section aria-label="Advanced">
      <Disclosure summary={set > 0 ? `Advanced · ${set} set` : 'Advanced'}>
        <Card className="flex flex-col gap-6">
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField path="bodyEncoding" label="Body encoding" help="How parameters in the body are sent.">
              <option value="json">JSON</option>
              <option value="form">Form (URL-encoded)</option>
              <option value="multipart">Multipart</option>
              <option value="raw">As it is</option>
            </SelectField>
            <InputField
              path="contentType"
              label="Media type"
              optional
              mono
              placeholder="application/merge-patch+json"
              autoCapitalize="none"
              help="Sent instead of the encoding’s own."
            />
          </div>
          <NamesFields />
          <SignInFields />
          <WholeSchema
            path="inputSchema"
            label="Own input schema"
            aside={
              isGiven(input) ? (
                remove('inputSchema')
              ) : (
                <Button variant="ghost" size="sm" className="text-accent!" onClick={startFromParameters}>
                  Start from the parameters
                </Button>
              )
            }
            help="Replaces the schema built from the parameters. Properties that are no parameter go to the body, or to the query for GET and DELETE."
          />
          <WholeSchema
            path="outputSchema"
            label="Output schema"
            aside={isGiven(output) && remove('outputSchema')}
            help="Promises Claude the shape of the answer and adds structured content. An answer that does not match becomes an error."
          />
          <PagesFields />
          <JobFields />
        </Card>
      </Disclosure>
    </section>
  )
}
