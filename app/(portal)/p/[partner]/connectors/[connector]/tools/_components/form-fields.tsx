'use client'

import type { ComponentProps, ReactNode } from 'react'
import { type FieldPath, useFormContext } from 'react-hook-form'
import { Checkbox } from '@/app/_components/ui/choice'
import { ChoiceField, Field } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import type { ToolForm } from '../_form/form-model'
import { useFieldProblem } from './editor-context'

type FieldLook = Pick<ComponentProps<typeof Field>, 'label' | 'help' | 'aside' | 'optional' | 'hideLabel' | 'className'>
type Bound<Control> = FieldLook & { path: FieldPath<ToolForm> } & Omit<Control, keyof FieldLook | 'name'>

interface Also {
  /** A second place whose message lands here. */
  also?: string | undefined
}

/** The text fields below: a label, a control bound to the form at `path`, and what is wrong with it. */
export function InputField({
  path,
  label,
  help,
  aside,
  optional,
  hideLabel,
  className,
  ...control
}: Bound<ComponentProps<typeof Input>>) {
  const { register } = useFormContext<ToolForm>()
  const look = { label, help, aside, optional, hideLabel, className }
  return (
    <Field {...look} error={useFieldProblem(path)}>
      <Input
        autoComplete="off"
        spellCheck={control.mono ? false : undefined}
        {...register(path, { onBlur: control.onBlur })}
        {...without(control)}
      />
    </Field>
  )
}

/** The handlers that `register` owns are taken out. */
function without<T extends { onBlur?: unknown; onChange?: unknown }>({ onBlur: _b, onChange: _c, ...rest }: T) {
  return rest
}

export function TextareaField({
  path,
  label,
  help,
  aside,
  optional,
  hideLabel,
  className,
  also,
  ...control
}: Bound<ComponentProps<typeof Textarea>> & Also) {
  const { register } = useFormContext<ToolForm>()
  const own = useFieldProblem(path)
  const others = useFieldProblem(also ?? path)
  const look = { label, help, aside, optional, hideLabel, className }
  return (
    <Field {...look} error={own ?? others}>
      <Textarea spellCheck={control.mono ? false : undefined} {...register(path)} {...without(control)} />
    </Field>
  )
}

type SelectFieldProps = Bound<ComponentProps<typeof Select>> &
  Also & {
    onPick?: (value: string) => void
  }

export function SelectField({
  path,
  label,
  help,
  aside,
  optional,
  hideLabel,
  className,
  also,
  onPick,
  ...control
}: SelectFieldProps) {
  const { register } = useFormContext<ToolForm>()
  const own = useFieldProblem(path)
  const others = useFieldProblem(also ?? path)
  const look = { label, help, aside, optional, hideLabel, className }
  return (
    <Field {...look} error={own ?? others}>
      <Select
        {...register(path, { onChange: (event: { target: { value: string } }) => onPick?.(event.target.value) })}
        {...without(control)}
      />
    </Field>
  )
}

interface CheckFieldProps {
  path: FieldPath<ToolForm>
  label: ReactNode
  help?: ReactNode
  className?: string
  disabled?: boolean
  /** Shown in place of the form's value, for a choice that is made elsewhere. */
  forced?: boolean
  onPick?: (checked: boolean) => void
}

export function CheckField({ path, label, help, className, disabled, forced, onPick }: CheckFieldProps) {
  const { watch, setValue } = useFormContext<ToolForm>()
  return (
    <ChoiceField label={label} help={help} className={className} error={useFieldProblem(path)}>
      <Checkbox
        disabled={disabled}
        checked={forced ?? Boolean(watch(path))}
        onChange={(event) => {
          setValue(path, event.target.checked, { shouldDirty: true })
          onPick?.(event.target.checked)
        }}
      />
    </ChoiceField>
  )
}
