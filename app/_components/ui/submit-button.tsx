'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** Submits its form, and shows that the form is on its way. */
export function SubmitButton({ variant = 'primary', pending, ...rest }: ComponentProps<typeof Button>) {
  const status = useFormStatus()
  return <Button {...rest} variant={variant} type="submit" pending={pending || status.pending} />
}
