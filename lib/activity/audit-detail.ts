import type { Prisma } from '@/lib/db'

const MASK = '••••••••'
const TEXT_LIMIT = 1_000
const ENTRY_LIMIT = 100
const DEPTH_LIMIT = 12
const TOTAL_LIMIT = 32_000
const SHORT_TEXT = 120

/** Names of what must never be shown. Callers leave secrets out; this is for the day when one forgets. */
const SECRET =
  /^(sealed|authorization|cookie|(.*[_-])?(password|passphrase|secret|token|api[_-]?key|private[_-]?key)(hash)?|.*(Password|Secret|ApiKey|PrivateKey|TokenHash|AccessToken|RefreshToken))$/i

const isSecret = (key: string) => SECRET.test(key)

/** jsonb holds no NUL and no half of a pair. */
const storable = (text: string) => text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD')

function shorten(whole: string, limit: number): string {
  const text = storable(whole)
  if (/^data:/i.test(text)) return `${text.slice(0, text.indexOf(',') + 1 || 32)}… (${text.length} characters)`
  return text.length > limit ? `${storable(text.slice(0, limit))}… (${text.length} characters)` : text
}

interface Limits {
  text: number
  entries: number
}

function bound(value: unknown, limits: Limits, depth = 0): Prisma.InputJsonValue | null {
  if (typeof value === 'string') return shorten(value, limits.text)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'boolean') return value
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null) return null
  if (depth >= DEPTH_LIMIT) return '…'
  if (Array.isArray(value)) {
    const kept = value.slice(0, limits.entries).map((each) => bound(each, limits, depth + 1))
    return value.length > limits.entries ? [...kept, `… ${value.length - limits.entries} more`] : kept
  }
  const present = Object.entries(value).filter(([, each]) => each !== undefined)
  const kept = present.slice(0, limits.entries).map(([key, each]) => {
    const masked = isSecret(key) && each !== null && each !== ''
    return [shorten(key, SHORT_TEXT), masked ? MASK : bound(each, limits, depth + 1)] as const
  })
  const more = present.length > limits.entries ? [['…', `${present.length - limits.entries} more`] as const] : []
  return Object.fromEntries([...kept, ...more])
}

/** What of `detail` may be kept for people to read: secrets masked by their names, long things shortened. */
export function toAuditDetail(detail: object): Prisma.InputJsonObject {
  const levels: Limits[] = [
    { text: TEXT_LIMIT, entries: ENTRY_LIMIT },
    { text: SHORT_TEXT, entries: 20 },
    { text: 40, entries: 8 },
    { text: 20, entries: 3 },
  ]
  for (const limits of levels) {
    const kept = bound(detail, limits) as Prisma.InputJsonObject
    if (JSON.stringify(kept).length <= TOTAL_LIMIT) return kept
  }
  return { note: 'Too large to be kept' }
}
