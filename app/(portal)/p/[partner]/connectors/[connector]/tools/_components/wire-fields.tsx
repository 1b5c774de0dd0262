'use client'

import { useWatch } from 'react-hook-form'
import { Disclosure } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/input'
import type { ToolForm } from '../_form/form-model'
import { sameWriting, shapeOf, type Wire, wireExample, writingsOf } from '../_form/wire-example'
import { useEditor } from './editor-context'
import { InputField } from './form-fields'
import { CheckAt, TextAt, useSetAt } from './schema-controls'

/** A wire without what is not said. */
function without(wire: Wire): Wire {
  return Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== undefined && value !== ''))
}

/** How the value is written in the request: what most parameters leave alone. */
export function WireFields({ index }: { index: number }) {
  const at = `parameters.${index}` as const
  const parameter = useWatch<ToolForm, `parameters.${number}`>({ name: at })
  const encoding = useWatch<ToolForm, 'bodyEncoding'>({ name: 'bodyEncoding' })
  if (!parameter) return null
  const { wire, in: place, sendAs } = parameter
  const writings = writingsOf(place, encoding, wire)
  const set = [sendAs, ...Object.values(wire)].filter((value) => value !== undefined && value !== '').length
  return (
    <Disclosure summary={set > 0 ? `On the wire · ${set} set` : 'On the wire'}>
      <div className="flex flex-col gap-4">
        <InputField
          path={`${at}.sendAs`}
          label="Name the API expects"
          mono
          placeholder="filter[status]"
          autoCapitalize="none"
          help="Only where it differs from the name Claude uses."
        />
        {writings.length > 1 && <WritingField index={index} />}
        {place === 'query' && (
          <CheckAt
            at={`${at}.wire.allowReserved`}
            checked={wire.allowReserved ?? false}
            label="Leave / : ? and the like as they are"
            help="Otherwise they are percent-encoded."
          />
        )}
        {place === 'body' && (
          <CheckAt
            at={`${at}.wire.wholeBody`}
            checked={wire.wholeBody ?? false}
            label="The value is the whole body"
            help="Not a property of it. The tool then has one body parameter."
          />
        )}
        {place === 'body' && encoding === 'multipart' && (
          <TextAt
            at={`${at}.wire.contentType`}
            value={wire.contentType ?? ''}
            label="Media type of this part"
            mono
            placeholder="image/png"
          />
        )}
      </div>
    </Disclosure>
  )
}

function WritingField({ index }: { index: number }) {
  const set = useSetAt()
  const { errors } = useEditor()
  const at = `parameters.${index}` as const
  const parameter = useWatch<ToolForm, `parameters.${number}`>({ name: at })
  const encoding = useWatch<ToolForm, 'bodyEncoding'>({ name: 'bodyEncoding' })
  const { wire, in: place, schema } = parameter
  const name = parameter.sendAs.trim() || parameter.name.trim() || 'name'
  const writings = writingsOf(place, encoding, wire)
  const chosen = writings.findIndex((writing) => sameWriting(writing, wire))
  const example = wireExample(place, name, shapeOf(schema), wire)
  const pick = (value: string) => {
    const { style, explode } = writings[Number(value)] ?? {}
    set(`${at}.wire`, without({ ...wire, style, explode }))
  }
  return (
    <Field
      label={schema.kind === 'array' ? 'How a list is written' : 'How the value is written'}
      error={errors[`${at}.style`] ?? errors[`${at}.explode`]}
      help={
        example && (
          <>
            The API gets <code className="break-all text-foreground">{example}</code>
          </>
        )
      }
    >
      <Select value={String(Math.max(chosen, 0))} onChange={({ target }) => pick(target.value)}>
        {writings.map(({ words, style, explode }, place) => (
          <option key={`${style} ${explode}`} value={place}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  )
}
