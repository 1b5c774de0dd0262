import type { ReactNode } from 'react'
import { Logo } from './logo'

interface NoticeProps {
  title: string
  children: ReactNode
  action: ReactNode
  /** Within the portal's frame, which shows the mark already. */
  framed?: boolean
}

/** A whole page that says one thing. */
export function Notice({ title, children, action, framed }: NoticeProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full max-w-[448px] flex-col items-start gap-6 px-4 py-[15vh] outline-none"
    >
      {!framed && <Logo />}
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-medium tracking-tight">{title}</h1>
        <p className="text-muted-foreground">{children}</p>
      </div>
      {action}
    </main>
  )
}
