'use client'

import { Notice } from './_components/notice'
import { Button } from './_components/ui/button'

export interface ErrorPageProps {
  error: Error & { digest?: string }
  reset: () => void
  framed?: boolean
}

export default function ErrorPage({ error, reset, framed }: ErrorPageProps) {
  return (
    <Notice title="This page failed" framed={framed} action={<Button onClick={reset}>Try again</Button>}>
      Something failed on our side. Nothing was changed.
      {error.digest && (
        <>
          {' '}
          Reference: <code>{error.digest}</code>
        </>
      )}
    </Notice>
  )
}
