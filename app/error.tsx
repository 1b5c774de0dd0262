'use client'

import { Notice } from './_components/notice'
import { Button } from './_components/ui/button'

export interface ErrorPageProps {
  error: Error & { digest?: string }
  /** Asks the server again. */
  retry: () => void
  framed?: boolean
}

export default function ErrorPage({ error, retry, framed }: ErrorPageProps) {
  return (
    <Notice title="This page failed" framed={framed} action={<Button onClick={retry}>Try again</Button>}>
      Something failed on our side. Try again, or come back later.
      {error.digest && (
        <>
          {' '}
          Reference: <code>{error.digest}</code>
        </>
      )}
    </Notice>
  )
}
