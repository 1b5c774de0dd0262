'use client'

import { Check, Copy } from 'lucide-react'
import { type ComponentProps, useEffect, useState } from 'react'
import { Button } from './button'
import { cn } from './cn'

const SAID_MS = 2000

/** The clipboard needs a secure page; elsewhere the browser's own copy command still works. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}

interface CopyButtonProps extends Pick<ComponentProps<typeof Button>, 'size' | 'variant' | 'className'> {
  text: string
  /** What is copied, for screen readers: "Copy connector URL". */
  what: string
  /** The word on the button. Without it, only the icon shows. */
  children?: string
}

/** Copies, and says "Copied" for two seconds. Put it beside the text itself, which stays selectable. */
export function CopyButton({ text, what, children, variant = 'ghost', size, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [copied])

  const Icon = copied ? Check : Copy
  return (
    <>
      <Button
        variant={variant}
        size={size ?? (children ? 'md' : 'icon')}
        className={cn(className)}
        aria-label={`Copy ${what}`}
        onClick={async () => {
          await copyText(text)
          setCopied(true)
        }}
      >
        <Icon size={16} aria-hidden className={cn(copied && 'text-success')} />
        {children && (
          <span className="grid">
            <span className={cn('col-start-1 row-start-1', copied && 'invisible')}>{children}</span>
            <span className={cn('col-start-1 row-start-1', !copied && 'invisible')}>Copied</span>
          </span>
        )}
      </Button>
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </>
  )
}

/** One line to copy: a URL, a token, a command. Selects whole on a click. */
export function CopyLine({ text, what, className }: { text: string; what: string; className?: string }) {
  return (
    <div className={cn('flex h-9 min-w-0 items-center gap-1 rounded-lg border bg-subtle pr-0.5 pl-3', className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <code tabIndex={0} className="min-w-0 grow overflow-x-auto whitespace-nowrap select-all [scrollbar-width:none]">
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </div>
  )
}
