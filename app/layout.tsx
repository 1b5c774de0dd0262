import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { SkipLink } from './_components/skip-link'
import { THEME_COOKIE, themeClass } from './_components/theme'
import './globals.css'

export const metadata: Metadata = { title: { default: 'Portico', template: '%s · Portico' } }

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The server writes the chosen theme, so there is no flash and no script that would need a CSP nonce.
  const theme = themeClass((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable} ${theme}`}>
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  )
}
