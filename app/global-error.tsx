'use client'

import ErrorPage, { type ErrorPageProps } from './error'
import './globals.css'

/** Stands in for the root layout when that fails, so it follows the system's theme and fonts. */
export default function GlobalError(props: ErrorPageProps) {
  return (
    <html lang="en">
      <body>
        <title>This page failed · Portico</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
