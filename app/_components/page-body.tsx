import type { ReactNode } from 'react'

/** The content of a signed-in page: at most 1,120 px wide, 24 px between groups. */
export function PageBody({ children }: { children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full max-w-[1168px] grow flex-col gap-6 px-4 pt-6 pb-16 outline-none sm:px-6 sm:pt-8"
    >
      {children}
    </main>
  )
}
