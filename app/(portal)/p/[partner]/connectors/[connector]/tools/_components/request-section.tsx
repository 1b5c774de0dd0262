'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { METHODS, type Method, proposeAnnotations } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { fitParameters, missingPlaceholders, parameterForPlaceholder } from '../_form/path-parameters'
import { useEditor } from './editor-context'
import { InputField, SelectField } from './form-fields'
import type { ParameterList } from './use-parameter-list'

/** The request that a call becomes. */
export function RequestSection({ list }: { list: ParameterList }) {
  const { baseUrl } = useEditor()
  const { getValues, setValue } = useFormContext<ToolForm>()

  const followMethod = (method: string) => {
    if (getValues('annotationsKept')) return
    setValue('annotations', proposeAnnotations(method as Method), { shouldDirty: true })
  }
  const followPath = () => {
    const before = getValues('parameters')
    list.change(before, fitParameters(getValues('path').trim(), before))
  }

  return (
    <Section title="Request">
      <Card className="flex flex-col gap-4">
        <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-3">
          <SelectField path="method" label="Method" mono onPick={followMethod}>
            {METHODS.map((method) => (
              <option key={method}>{method}</option>
            ))}
          </SelectField>
          <InputField
            path="path"
            label="Path"
            mono
            placeholder="/orders/{id}"
            autoCapitalize="none"
            inputMode="url"
            onBlur={followPath}
          />
        </div>
        <p className="text-xs text-muted-foreground">
          Added to <code className="break-all text-foreground">{baseUrl}</code>. A name in braces, such as{' '}
          <code>{'{id}'}</code>, becomes a path parameter that Claude fills in.
        </p>
        <MissingPlaceholders list={list} />
      </Card>
    </Section>
  )
}

function MissingPlaceholders({ list }: { list: ParameterList }) {
  const path = useWatch<ToolForm, 'path'>({ name: 'path' }).trim()
  const parameters = useWatch<ToolForm, 'parameters'>({ name: 'parameters' })
  const { getValues } = useFormContext<ToolForm>()
  const missing = missingPlaceholders(path, parameters)
  if (missing.length === 0) return null

  const add = (placeholder: string) => {
    const parameter = parameterForPlaceholder(placeholder)
    const before = getValues('parameters')
    const same = before.findIndex((each) => each.name.trim() === parameter.name)
    if (same < 0) return list.add(parameter)
    const after = before.map((each, index) =>
      index === same ? { ...each, in: 'path' as const, required: true, sendAs: parameter.sendAs } : each,
    )
    list.change(before, after)
  }

  return (
    <Callout tone="warning" announce>
      <ul className="flex flex-col gap-1">
        {missing.map((placeholder) => (
          <li key={placeholder} className="flex flex-wrap items-center gap-x-2">
            <span>
              <code className="break-all">{path}</code> needs a parameter called <code>{placeholder}</code>.
            </span>
            <Button variant="ghost" size="sm" className="text-accent!" onClick={() => add(placeholder)}>
              Add it
            </Button>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
