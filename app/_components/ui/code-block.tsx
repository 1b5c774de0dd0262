import { cn } from './cn'
import { CopyButton } from './copy'

interface CodeBlockProps {
  code: string
  /** What it is, for screen readers and the copy button: "HTTP request". */
  label: string
  /** Shows the label above the code. */
  titled?: boolean
  /** Breaks long lines; otherwise they scroll. */
  wrap?: boolean
  className?: string
}

/** Text as Claude or HTTP will see it. Never wider than its place, at most 384 px tall. */
export function CodeBlock({ code, label, titled, wrap, className }: CodeBlockProps) {
  return (
    <figure aria-label={label} className={cn('relative min-w-0 rounded-lg border bg-subtle/60', className)}>
      {titled && (
        <figcaption className="flex h-9 items-center border-b pr-10 pl-3 text-xs text-muted-foreground">
          {label}
        </figcaption>
      )}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className={cn(
          'max-h-96 overflow-auto rounded-lg p-3 font-mono text-xs',
          wrap && 'break-words whitespace-pre-wrap',
          !titled && 'pr-11',
        )}
      >
        <code>{code}</code>
      </pre>
      <CopyButton text={code} what={label} className="absolute! top-0.5 right-0.5" />
    </figure>
  )
}
