import { beforeClose, db } from '@/lib/db'
import { singleton } from '@/lib/singleton'

const EVERY_MS = 60_000
const FLUSH_MS = 1_000
/** Connections remembered as noted; more are noted more often than needed. */
const LIMIT = 20_000

interface Uses {
  /** When each connection was last noted, the longest ago first. */
  noted: Map<string, number>
  waiting: Set<string>
  timer: NodeJS.Timeout | null
}

function uses(): Uses {
  return singleton('oauth-connection-uses', () => {
    beforeClose(flushUses)
    return { noted: new Map(), waiting: new Set(), timer: null }
  })
}

/** Notes that a connection is in use: at most once a minute, written after the answer has gone out. */
export function noteUse(grantId: string, now = Date.now()): void {
  const { noted, waiting } = uses()
  const last = noted.get(grantId)
  if (last !== undefined && now - last < EVERY_MS) return
  noted.delete(grantId)
  noted.set(grantId, now)
  if (noted.size > LIMIT) noted.delete(noted.keys().next().value ?? '')
  waiting.add(grantId)
  uses().timer ??= setTimeout(() => {
    flushUses().catch((error: unknown) =>
      console.error('oauth: the last use of connections could not be written', error),
    )
  }, FLUSH_MS).unref()
}

/** Writes what is waiting. What another process wrote within the minute stays. */
export async function flushUses(): Promise<void> {
  const target = uses()
  const now = Date.now()
  if (target.timer) clearTimeout(target.timer)
  target.timer = null
  const grantIds = [...target.waiting].slice(0, 1_000)
  for (const grantId of grantIds) target.waiting.delete(grantId)
  if (grantIds.length === 0) return
  await db().connection.updateMany({
    where: { grantId: { in: grantIds }, lastUsedAt: { lt: new Date(now - EVERY_MS) } },
    data: { lastUsedAt: new Date(now) },
  })
  if (target.waiting.size > 0) await flushUses()
}
