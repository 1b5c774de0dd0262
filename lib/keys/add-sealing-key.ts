import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { loadKeys, newKeyRow } from './load-keys'

/** Longer than a process goes without reading the keys, so that nobody meets an envelope it cannot open. */
const ACTIVE_AFTER_MS = 15_000

/** Makes a sealing key. It seals from some seconds later on; then whoever follows the keys seals all with it. */
export async function addSealingKey({ activeAfterMs = ACTIVE_AFTER_MS, now = Date.now() } = {}): Promise<string> {
  const row = newKeyRow(new Date(now + activeAfterMs))
  await db().sealingKey.create({ data: row })
  await loadKeys()
  await publish('keys.changed', {})
  return row.id
}
