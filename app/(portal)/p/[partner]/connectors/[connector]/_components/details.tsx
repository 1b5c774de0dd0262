import type { ReactNode } from 'react'

/** Names and values in two columns. */
export function Details({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col divide-y">{children}</dl>
}

export function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-x-4 gap-y-0.5 py-2.5 text-xs first:pt-0 last:pb-0 sm:flex-row">
      <dt className="w-28 shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0 grow break-words">{children}</dd>
    </div>
  )
}
