'use client'

import { useEffect, useState } from 'react'
import { toRelativeTime } from './to-relative-time'

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

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
      {toRelativeTime(date.getTime(), now)}
    </time>
  )
}
