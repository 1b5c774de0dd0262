import type { ReactNode } from 'react'
import { Logo } from '@/app/_components/logo'
import { ThemeToggle } from '@/app/_components/theme-toggle'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 items-center justify-between px-4 sm:px-6">
        <div className="flex items-center gap-2.5 font-medium">
          <Logo />
          Portico
        </div>
        <ThemeToggle />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="flex grow flex-col items-center px-4 pt-6 pb-16 outline-none sm:pt-[10vh]"
      >
        {children}
      </main>
    </div>
  )
}
