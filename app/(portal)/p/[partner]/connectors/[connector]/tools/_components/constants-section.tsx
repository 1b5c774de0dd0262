'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import { CONSTANT_LIMIT, CONSTANT_PLACES } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { InputField, SelectField } from './form-fields'
import { InsertValue } from './insert-value'

const ADD_ID = 'add-constant'

/** What goes along with every call, and Claude does not see. */
export function ConstantsSection() {
  const { control } = useFormContext<ToolForm>()
  const { fields, append, remove } = useFieldArray({ control, name: 'constants' })
  const add = () => append({ in: 'header', name: '', value: '' }, { focusName: `constants.${fields.length}.name` })
  const drop = (index: number) => {
    remove(index)
    requestAnimationFrame(() => document.getElementById(ADD_ID)?.focus())
  }
  return (
    <Section
      title="Sent with every call"
      description="Fixed headers, a page size, who is asking. Claude does not see these and cannot change them."
    >
      <Card flush>
        {fields.length > 0 && (
          <ol className="divide-y border-b">
            {fields.map((field, index) => (
              <ConstantRow key={field.id} index={index} onRemove={() => drop(index)} />
            ))}
          </ol>
        )}
        <div className="flex flex-wrap items-center gap-3 p-3">
          <Button id={ADD_ID} size="sm" onClick={add} disabled={fields.length >= CONSTANT_LIMIT}>
            <Plus size={16} aria-hidden />
            Add value
          </Button>
          {fields.length === 0 && (
            <p className="text-xs text-muted-foreground">
              None. Such as <code>X-Version: 2</code> in the header.
            </p>
          )}
        </div>
      </Card>
    </Section>
  )
}

function ConstantRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const at = `constants.${index}` as const
  const method = useWatch<ToolForm, 'method'>({ name: 'method' })
  const place = useWatch<ToolForm, `constants.${number}.in`>({ name: `${at}.in` })
  const name = useWatch<ToolForm, `constants.${number}.name`>({ name: `${at}.name` })
  return (
    <li className="flex items-start gap-1 p-3 pr-2">
      <div className="grid min-w-0 grow grid-cols-2 gap-3 sm:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1.4fr)]">
        <SelectField path={`${at}.in`} label="Sent in">
          {CONSTANT_PLACES.map((each) => (
            <option key={each} value={each} disabled={each === 'body' && method === 'GET' && place !== 'body'}>
              {each}
            </option>
          ))}
        </SelectField>
        <InputField path={`${at}.name`} label="Sent as" mono placeholder="X-Version" autoCapitalize="none" />
        <InputField
          path={`${at}.value`}
          label="Value"
          mono
          placeholder={place === 'body' ? 'text or JSON' : '2'}
          className="col-span-2 sm:col-span-1"
        />
      </div>
      <div className="flex flex-col gap-1 pt-6.5 sm:flex-row">
        <InsertValue path={`${at}.value`} label={`Insert into ${name.trim() || 'the value'}`} />
        <Button variant="ghost" size="icon" aria-label={`Remove ${name.trim() || 'value'}`} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </Button>
      </div>
    </li>
  )
}
