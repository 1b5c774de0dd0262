'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { useMayChange } from '../may-change'
import { Button } from './button'

/** Submits its form, and shows that the form is on its way. Not there for those who may not send it. */
export function SubmitButton({ variant = 'primary', pending, ...rest }: ComponentProps<typeof Button>) {
  const status = useFormStatus()
  const may = useMayChange()
  if (!may) return null
  return <Button {...rest} variant={variant} type="submit" pending={pending || status.pending} />
}
