import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { Spinner } from './spinner'

const VARIANTS = {
  primary: 'border-transparent bg-primary text-primary-foreground hover:bg-primary-hover',
  secondary: 'border-input bg-surface text-foreground hover:bg-subtle',
  ghost: 'border-transparent text-muted-foreground hover:bg-subtle hover:text-foreground',
  danger: 'border-transparent bg-danger-solid text-primary-foreground hover:bg-danger-solid-hover',
}

const SIZES = {
  sm: 'h-8 px-2.5 text-xs',
  md: 'h-9 px-3.5 text-sm',
  /** A square for one icon; give it an `aria-label`. */
  icon: 'size-8 justify-center',
}

export interface ButtonLook {
  variant?: keyof typeof VARIANTS
  size?: keyof typeof SIZES
}

/** The classes of a button, for elements that are no button of ours. */
export function buttonStyle({ variant = 'secondary', size = 'md' }: ButtonLook, className?: string): string {
  return cn(
    'relative inline-flex shrink-0 items-center justify-center rounded-lg border font-medium whitespace-nowrap select-none',
    'transition-colors disabled:opacity-50 aria-disabled:cursor-default [&_svg]:shrink-0',
    VARIANTS[variant],
    SIZES[size],
    className,
  )
}

interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Shows a spinner in place of the words; keeps width and focus, and refuses presses. */
  pending?: boolean
}

/** A verb. `type="button"` unless told otherwise; inside a form use SubmitButton. */
export function Button({ variant, size, pending, className, children, onClick, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={buttonStyle({ variant, size }, className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      <span className={cn('inline-flex items-center gap-2', pending && 'opacity-0')}>{children}</span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, className, children, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return (
    <Link {...rest} className={buttonStyle({ variant, size }, className)}>
      <span className="inline-flex items-center gap-2">{children}</span>
    </Link>
  )
}
