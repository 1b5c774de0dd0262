'use client'

import { Contrast } from 'lucide-react'
import { THEME_COOKIE } from './theme'
import { Button } from './ui/button'

const A_YEAR = 31_536_000

/** Turns to the other theme. Turning back to the system's own follows the system again. */
function turnTheme(): void {
  const root = document.documentElement
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const now = root.classList.contains('dark') ? 'dark' : root.classList.contains('light') ? 'light' : system
  const next = now === 'dark' ? 'light' : 'dark'
  root.classList.remove('dark', 'light')
  root.classList.add(next)
  const age = next === system ? 0 : A_YEAR
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox
  document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${age}; samesite=lax`
}

export function ThemeToggle() {
  return (
    <Button variant="ghost" size="icon" aria-label="Switch between light and dark" onClick={turnTheme}>
      <Contrast size={16} aria-hidden />
    </Button>
  )
}
