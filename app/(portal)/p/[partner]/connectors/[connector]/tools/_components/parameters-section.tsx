'use client'

import { Plus } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { emptyParameter, type ToolForm } from '../_form/form-model'
import { isGiven } from '../_form/schema-form'
import { ParameterCard } from './parameter-card'
import { ADD_PARAMETER_ID, type ParameterList } from './use-parameter-list'

/** What Claude fills in. */
export function ParametersSection({ list }: { list: ParameterList }) {
  const { getValues } = useFormContext<ToolForm>()
  const ownSchema = isGiven(useWatch<ToolForm, 'inputSchema'>({ name: 'inputSchema' }))

  const add = () => {
    const inQuery = ['GET', 'DELETE'].includes(getValues('method'))
    list.add(emptyParameter(inQuery ? 'query' : 'body'))
  }

  return (
    <Section title="Parameters" description="What Claude fills in when it calls the tool, in the order it reads them.">
      {ownSchema && (
        <Callout>
          Claude gets the input schema written under Advanced. The parameters here say where each value is sent.
        </Callout>
      )}
      <Card flush>
        {list.fields.length > 0 && (
          <ol className="divide-y border-b">
            {list.fields.map((field, index) => (
              <ParameterCard key={field.id} index={index} list={list} id={field.id} />
            ))}
          </ol>
        )}
        <div className="flex flex-wrap items-center gap-3 p-3">
          <Button id={ADD_PARAMETER_ID} size="sm" onClick={add}>
            <Plus size={16} aria-hidden />
            Add parameter
          </Button>
          {list.fields.length === 0 && (
            <p className="text-xs text-muted-foreground">None yet. The tool is called without arguments.</p>
          )}
        </div>
      </Card>
      <p role="status" className="sr-only">
        {list.said}
      </p>
    </Section>
  )
}
