import { CircleDot, Pencil, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

const TONES = {
  neutral: 'bg-subtle text-muted-foreground',
  accent: 'bg-accent-subtle text-accent',
  success: 'bg-success-subtle text-success',
  warning: 'bg-warning-subtle text-warning',
  danger: 'bg-danger-subtle text-danger',
}

export type Tone = keyof typeof TONES

/** One or two words of state. Colour never speaks alone. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-md px-2 text-xs font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}

const TOOL_TONES = { Read: 'neutral', Write: 'warning', Destructive: 'danger' } as const

/** What calling the tool does: the answer of `toolKind`. */
export function ToolBadge({ kind }: { kind: keyof typeof TOOL_TONES }) {
  return (
    <Badge tone={TOOL_TONES[kind]}>
      {kind === 'Write' && <Pencil size={12} aria-hidden />}
      {kind === 'Destructive' && <TriangleAlert size={12} aria-hidden />}
      {kind}
    </Badge>
  )
}

const CONNECTOR_TONES = { Draft: 'neutral', Live: 'success', 'Live · changed': 'accent' } as const
export type ConnectorState = keyof typeof CONNECTOR_TONES

/** Whether Claude can reach the connector, and whether the draft has moved on since. */
export function ConnectorBadge({ state }: { state: ConnectorState }) {
  return (
    <Badge tone={CONNECTOR_TONES[state]}>
      {state !== 'Draft' && <CircleDot size={12} aria-hidden />}
      {state}
    </Badge>
  )
}
