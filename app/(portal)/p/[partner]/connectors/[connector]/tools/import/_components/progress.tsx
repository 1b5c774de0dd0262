'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Card } from '@/app/_components/ui/card'
import { Spinner } from '@/app/_components/ui/spinner'
import { TextLink } from '@/app/_components/ui/text-link'

const ASK_MS = 700

interface ProgressProps {
  here: string
  source: string
  fetched: boolean
  done: number
  total: number
}

/** How far the reading is; asks again until it is over. It goes on without this page. */
export function Progress({ here, source, fetched, done, total }: ProgressProps) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), ASK_MS)
    return () => clearInterval(timer)
  }, [router])
  const step = total > 0 ? `${done} of ${total} operations` : fetched ? 'Reading the document' : 'Fetching the document'
  return (
    <Card className="flex max-w-[640px] flex-col gap-3">
      <p role="status" className="flex items-center gap-2 font-medium">
        <Spinner />
        {step}
      </p>
      <progress
        aria-label="Operations read"
        value={total > 0 ? done : undefined}
        max={total || 1}
        className="h-1 w-full accent-primary"
      />
      <p className="text-xs break-all text-muted-foreground">{source}. You can leave this page; the reading goes on.</p>
      <noscript>
        <TextLink href={here}>Look again</TextLink>
      </noscript>
    </Card>
  )
}
