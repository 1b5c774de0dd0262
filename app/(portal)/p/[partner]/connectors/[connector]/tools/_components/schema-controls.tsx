'use client'

import type { ComponentProps, ReactNode } from 'react'
import { type FieldPath, useFormContext } from 'react-hook-form'
import { Checkbox } from '@/app/_components/ui/choice'
import { ChoiceField, Field } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import type { ToolForm } from '../_form/form-model'
import { useEditor } from './editor-context'

/** Sets what is at any depth of the tool's form. */
export function useSetAt(): (path: string, value: unknown) => void {
  const { setValue } = useFormContext<ToolForm>()
  return (path, value) => setValue(path as FieldPath<ToolForm>, value as never, { shouldDirty: true })
}

interface At {
  /** The dotted path of the value in the tool's form. */
  at: string
  label: ReactNode
  help?: ReactNode
  optional?: boolean
  className?: string
}

type Text = At & { value: string }

export function TextAt({ at, label, help, optional, className, value, ...rest }: Text & ComponentProps<typeof Input>) {
  const set = useSetAt()
  return (
    <Field label={label} help={help} optional={optional ?? false} className={className} error={useEditor().errors[at]}>
      <Input
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={rest.mono ? false : undefined}
        {...rest}
        value={value}
        onChange={({ target }) => set(at, target.value)}
      />
    </Field>
  )
}

export function AreaAt({
  at,
  label,
  help,
  optional,
  className,
  value,
  ...rest
}: Text & ComponentProps<typeof Textarea>) {
  const set = useSetAt()
  return (
    <Field label={label} help={help} optional={optional ?? false} className={className} error={useEditor().errors[at]}>
      <Textarea
        spellCheck={rest.mono ? false : undefined}
        {...rest}
        value={value}
        onChange={({ target }) => set(at, target.value)}
      />
    </Field>
  )
}

interface SelectAtProps extends Text {
  /** A second place whose message lands here. */
  also?: string | undefined
  onPick?: (value: string) => void
  children: ReactNode
}

export function SelectAt({ at, also, label, help, optional, className, value, onPick, children }: SelectAtProps) {
  const set = useSetAt()
  const { errors } = useEditor()
  const error = errors[at] ?? (also === undefined ? undefined : errors[also])
  return (
    <Field label={label} help={help} optional={optional ?? false} className={className} error={error}>
      <Select value={value} onChange={({ target }) => (onPick ? onPick(target.value) : set(at, target.value))}>
        {children}
      </Select>
    </Field>
  )
}

export function CheckAt({ at, label, help, checked }: At & { checked: boolean }) {
  const set = useSetAt()
  return (
    <ChoiceField label={label} help={help} error={useEditor().errors[at]}>
      <Checkbox checked={checked} onChange={({ target }) => set(at, target.checked)} />
    </ChoiceField>
  )
}
