import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { addSealingKey, sealingStatus } from '@/lib/keys'
import type { SealingStatus } from '@/lib/keys/schema'
import { requireInstanceOwner } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { addSigningKey, listSigningKeys } from './load-signing-keys'

export interface KeysStatus {
  sealing: SealingStatus
  signing: { keys: { id: string; state: 'coming' | 'active' | 'retiring'; createdAt: Date; changesAt: Date | null }[] }
}

async function readStatus(): Promise<KeysStatus> {
  const [sealing, keys] = [await sealingStatus(), await listSigningKeys()]
  const signing = keys.map((key) => ({ ...key, changesAt: key.changesAt === null ? null : new Date(key.changesAt) }))
  return { sealing, signing: { keys: signing } }
}

/** How the keys of this instance stand. For its owner. */
export async function getKeysStatus(member: Member): Promise<KeysStatus> {
  await requireInstanceOwner(member.userId)
  return readStatus()
}

/**
 * Begins to replace the sealing key and the signing key. Nothing stops meanwhile: what is sealed is sealed anew in the
 * background, and former keys go when nothing needs them. For the instance's owner.
 */
export async function rotateKeys(member: Member): Promise<KeysStatus> {
  await requireInstanceOwner(member.userId)
  const sealing = await addSealingKey()
  await addSigningKey()
  await recordAudit(member, 'keys.rotated', sealing)
  await publish('keys.changed', {})
  return readStatus()
}
