import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A link within a sentence. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cn(
        'rounded-sm font-medium text-accent underline decoration-accent/30 underline-offset-4 transition-colors hover:decoration-accent',
        className,
      )}
    />
  )
}
