import type { ReactNode } from 'react'
import { Logo } from './logo'

/** A whole page that says one thing. */
export function Notice({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex max-w-[448px] flex-col items-start gap-6 px-4 py-[15vh] outline-none"
    >
      <Logo />
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-medium tracking-tight">{title}</h1>
        <p className="text-muted-foreground">{children}</p>
      </div>
      {action}
    </main>
  )
}
