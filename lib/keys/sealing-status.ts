import { activeKey, envelopePrefix, keyRing } from '@/lib/crypto'
import { countSealed } from './count-sealed'
import { loadKeys } from './load-keys'
import type { SealingStatus } from './schema'

/** The sealing keys and how many values each holds, oldest first. */
export async function sealingStatus(now = Date.now()): Promise<SealingStatus> {
  await loadKeys()
  const counts = await countSealed()
  const active = activeKey(now)
  const keys = [...keyRing()]
    .sort((a, b) => a.activeFrom - b.activeFrom)
    .map(({ id, activeFrom }) => {
      const state =
        activeFrom > now ? ('coming' as const) : id === active?.id ? ('active' as const) : ('retiring' as const)
      return { id, state, activeFrom: new Date(activeFrom), values: counts.get(envelopePrefix(id)) ?? 0 }
    })
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const sealed = keys.find(({ state }) => state === 'active')?.values ?? 0
  return { keys, total, left: total - sealed, done: keys.length === 1 && total === sealed }
}
