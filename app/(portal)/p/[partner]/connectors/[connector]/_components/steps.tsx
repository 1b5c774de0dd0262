import type { ReactNode } from 'react'

/** Numbered steps. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="flex min-w-0 flex-col gap-5 [counter-reset:step]">{children}</ol>
}

export function Step({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex min-w-0 gap-3 [counter-increment:step]">
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center rounded-full border bg-surface text-xs text-muted-foreground tabular-nums before:content-[counter(step)]"
      />
      <div className="flex min-w-0 grow flex-col items-start gap-2 pt-0.5">
        <p>{title}</p>
        {children}
      </div>
    </li>
  )
}
