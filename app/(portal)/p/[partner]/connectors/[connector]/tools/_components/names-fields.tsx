'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import type { ToolForm } from '../_form/form-model'
import { useEditor } from './editor-context'
import { CheckField, InputField } from './form-fields'
import { useSetAt } from './schema-controls'

const ALIAS_LIMIT = 10

/** Where the tool stands among the others, and the names it had. */
export function NamesFields() {
  const { groups } = useEditor()
  return (
    <div className="flex flex-col gap-5 border-t pt-5">
      <InputField
        path="group"
        label="Group"
        optional
        className="sm:w-1/2"
        list="tool-groups"
        placeholder="Orders"
        help="A heading in your list of tools. Claude does not see it."
      />
      <datalist id="tool-groups">
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <CheckField
        path="hidden"
        label="Keep, and do not serve"
        help="The tool stays here, and Claude does not see it from the next release on."
      />
      <InputField
        path="callsPerMinute"
        label="Calls a minute"
        optional
        className="sm:w-1/2"
        inputMode="numeric"
        placeholder="60"
        help="By everyone together. Left out, the connector’s own limits count."
      />
      <Aliases />
    </div>
  )
}

function Aliases() {
  const set = useSetAt()
  const { errors } = useEditor()
  const aliases = useWatch<ToolForm, 'aliases'>({ name: 'aliases' })
  const list = useRef<HTMLFieldSetElement>(null)
  const add = () => {
    set('aliases', [...aliases, ''])
    requestAnimationFrame(() => {
      const inputs = list.current?.querySelectorAll('input') ?? []
      inputs[inputs.length - 1]?.focus()
    })
  }
  const remove = (index: number) => {
    set(
      'aliases',
      aliases.filter((_, at) => at !== index),
    )
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[data-add]')?.focus())
  }
  return (
    <fieldset ref={list} className="flex min-w-0 flex-col gap-2">
      <legend className="text-sm font-medium">
        Former names<span className="font-normal text-muted-foreground"> Optional</span>
      </legend>
      <p className="text-xs text-muted-foreground">
        Calls by these names still work. Clients that know the tool from before keep going; lists show the name alone.
      </p>
      {aliases.map((alias, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts without an identity of their own
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:w-1/2">
          <Field
            label={`Former name ${index + 1}`}
            hideLabel
            error={errors[`aliases.${index}`] ?? (index === 0 ? errors.aliases : undefined)}
          >
            <Input
              mono
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={alias}
              placeholder="get_orders"
              onChange={({ target }) => set(`aliases.${index}`, target.value)}
            />
          </Field>
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove former name ${index + 1}`}
            onClick={() => remove(index)}
          >
            <Trash2 size={16} aria-hidden />
          </Button>
        </div>
      ))}
      <div>
        <Button data-add size="sm" disabled={aliases.length >= ALIAS_LIMIT} onClick={add}>
          <Plus size={16} aria-hidden />
          Add former name
        </Button>
      </div>
    </fieldset>
  )
}
