'use client'

import { Notice } from './_components/notice'
import { Button } from './_components/ui/button'

interface ErrorPageProps {
  error: Error & { digest?: string }
  reset: () => void
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <Notice title="This page failed" action={<Button onClick={reset}>Try again</Button>}>
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
