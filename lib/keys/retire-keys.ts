import { publish } from '@/lib/bus'
import { activeKey, envelopePrefix, keyRing } from '@/lib/crypto'
import { db } from '@/lib/db'
import { countSealed } from './count-sealed'
import { loadKeys } from './load-keys'

interface Retiring {
  /** How long the active key must have been sealing: whoever sealed with a former one has written it by then. */
  afterMs: number
  now?: number
}

/** Deletes the keys before the active one that no value is sealed with any more; gives how many. */
export async function retireKeys({ afterMs, now = Date.now() }: Retiring): Promise<number> {
  const active = activeKey(now)
  if (!active || active.activeFrom + afterMs > now) return 0
  const former = keyRing().filter(({ activeFrom, id }) => activeFrom <= active.activeFrom && id !== active.id)
  if (former.length === 0) return 0

  const counts = await countSealed()
  const unused = former.filter(({ id }) => !counts.get(envelopePrefix(id))).map(({ id }) => id)
  const { count } = await db().sealingKey.deleteMany({ where: { id: { in: unused } } })
  if (count > 0) {
    await loadKeys()
    await publish('keys.changed', {})
  }
  return count
}
