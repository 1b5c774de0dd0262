'use client'

import type { ReactNode } from 'react'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'

interface CodeFieldProps {
  label: string
  help?: ReactNode
  error: string | undefined
  value: string
  placeholder?: string
  onType: (value: string) => void
}

/** A line that clients or the API will see. */
export function CodeField({ label, help, error, value, placeholder, onType }: CodeFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      <Input
        mono
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ target }) => onType(target.value)}
      />
    </Field>
  )
}
