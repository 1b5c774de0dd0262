'use client'

import { useEffect, useState } from 'react'

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** "3 minutes ago", "in 6 days", "just now". */
export function relativeTime(at: number, now: number): string {
  const seconds = (at - now) / 1000
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
  return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : 'just now'
}

/** When, in words; the exact time in UTC on hover. */
export function RelativeTime({ at }: { at: Date | string }) {
  const date = new Date(at)
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])

  // The server's clock wrote the words; the browser's may differ by a minute.
  return (
    <time dateTime={date.toISOString()} title={`${exact.format(date)} UTC`} suppressHydrationWarning>
      {relativeTime(date.getTime(), now)}
    </time>
  )
}
