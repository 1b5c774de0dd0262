const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "3 minutes ago", "in 6 days", "just now". */
export function toRelativeTime(at: number, now: number): string {
  const seconds = (at - now) / 1000
  // Half a minute of grace: seven days from a moment ago are still seven days.
  const distance = Math.abs(seconds) + 30
  const step = STEPS.find(([, size]) => distance >= size)
  return step ? relative.format(Math.sign(seconds) * Math.trunc(distance / step[1]), step[0]) : 'just now'
}
