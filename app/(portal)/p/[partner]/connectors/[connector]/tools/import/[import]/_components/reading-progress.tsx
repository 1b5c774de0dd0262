'use client'

import { Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Card } from '@/app/_components/ui/card'
import { Spinner } from '@/app/_components/ui/spinner'
import type { ImportView } from '@/lib/definitions/schema'

const POLL_MS = 1000

type Progress = Pick<ImportView, 'state' | 'done' | 'total'>

/** Asks every second; when the reading is over, the page is read anew. */
function useProgress(path: string, initial: Progress): Progress {
  const router = useRouter()
  const [progress, setProgress] = useState(initial)
  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch(path).catch(() => null)
      // Out of reach for a moment: the next turn asks again.
      if (!response?.ok) return
      const next: Progress = await response.json()
      setProgress(next)
      if (next.state === 'reading') return
      clearInterval(timer)
      router.refresh()
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [path, router])
  return progress
}

/** The steps of reading a document, where it is now. */
export function ReadingProgress({ path, source, initial }: { path: string; source: string; initial: Progress }) {
  const { state, done, total } = useProgress(path, initial)
  const isFetched = total > 0 || state === 'ready'
  return (
    <Card className="flex flex-col gap-4">
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <ol role="status" className="flex flex-col gap-3">
        <Step done={isFetched}>
          {isFetched ? 'Got the document' : 'Getting the document'}{' '}
          <span className="font-mono text-xs break-all text-muted-foreground">{source}</span>
        </Step>
        <Step done={state === 'ready'} waiting={!isFetched}>
          {isFetched ? `Reading ${done} of ${total} operations` : 'Reading its operations'}
        </Step>
      </ol>
      <progress
        aria-label="Operations read"
        value={isFetched ? done : undefined}
        max={total || 1}
        className="h-1 w-full appearance-none overflow-hidden rounded-full bg-subtle [&::-moz-progress-bar]:bg-ring [&::-webkit-progress-bar]:bg-subtle [&::-webkit-progress-value]:bg-ring [&::-webkit-progress-value]:transition-[width]"
      />
      <p className="text-xs text-muted-foreground">You can leave this page. The reading goes on.</p>
    </Card>
  )
}

function Step({ done, waiting, children }: { done: boolean; waiting?: boolean; children: React.ReactNode }) {
  return (
    <li className="flex min-w-0 gap-2.5">
      <span className="grid size-5 shrink-0 place-items-center">
        {done ? (
          <Check size={16} aria-hidden className="text-success" />
        ) : waiting ? (
          <span aria-hidden className="size-2 rounded-full bg-input" />
        ) : (
          <Spinner className="text-muted-foreground" />
        )}
      </span>
      <span className="min-w-0">{children}</span>
    </li>
  )
}
