'use client'

import { Field } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import type { ArgumentField } from '../_form/to-arguments'

interface ArgumentInputProps {
  field: ArgumentField
  text: string
  error: string | undefined
  onType: (text: string) => void
}

/** One argument, in the control its type asks for. */
export function ArgumentInput({ field, text, error, onType }: ArgumentInputProps) {
  return (
    <Field
      label={<span className="font-mono text-xs">{field.name}</span>}
      aside={field.required ? field.type : `${field.type}, optional`}
      help={field.description || undefined}
      error={error}
    >
      <Control field={field} text={text} onType={onType} />
    </Field>
  )
}

function Control({ field, text, onType }: Omit<ArgumentInputProps, 'error'>) {
  const options = field.options ?? (field.kind === 'boolean' ? ['true', 'false'] : null)
  if (options) {
    return (
      <Select mono value={text} onChange={(event) => onType(event.target.value)}>
        <option value="">{field.required ? 'Choose' : 'Not sent'}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
    )
  }
  const shared = {
    mono: true,
    value: text,
    spellCheck: false,
    autoComplete: 'off',
    'aria-required': field.required,
    onChange: (event: { target: { value: string } }) => onType(event.target.value),
  }
  if (field.kind === 'json') return <Textarea {...shared} rows={2} placeholder="JSON" />
  return <Input {...shared} inputMode={field.kind === 'string' ? undefined : 'decimal'} />
}
