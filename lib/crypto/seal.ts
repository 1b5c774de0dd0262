import { decrypt, encrypt, keyId } from './encrypt'
import { activeKey, findRingKey, newKey, type RingKey } from './key-ring'
import { deriveKeys } from './secret-key'

/** `v2.<id of a key of the ring>.<data key, sealed with it>.<text, sealed with the data key>` */
const VERSION = 'v2'
/** `v1.<id>.<text>`, sealed with one key derived from the instance's secret; from before there was a ring. */
const DERIVED = 'v1'
const DERIVED_PURPOSE = 'sealing'
const DATA_KEY = 'data-key'

const unknownKey = () =>
  new Error('Sealed with a key this instance does not have; SECRET_KEY or the data folder has changed')

function sealDerived(plaintext: string, owner: string): string {
  const [key] = deriveKeys(DERIVED_PURPOSE)
  return [DERIVED, keyId(key), encrypt(plaintext, key, owner)].join('.')
}

function unsealDerived(id: string | undefined, body: string | undefined, owner: string): string {
  const key = deriveKeys(DERIVED_PURPOSE).find((one) => keyId(one) === id)
  if (!key || !body) throw unknownKey()
  return decrypt(body, key, owner).toString('utf8')
}

function sealWith({ id, key }: RingKey, plaintext: string, owner: string): string {
  const dataKey = newKey()
  return [VERSION, id, encrypt(dataKey, key, DATA_KEY), encrypt(plaintext, dataKey, owner)].join('.')
}

function dataKeyOf(id: string | undefined, wrapped: string | undefined): Buffer {
  const ringKey = findRingKey(id ?? '')
  if (!ringKey || !wrapped) throw unknownKey()
  return decrypt(wrapped, ringKey.key, DATA_KEY)
}

/**
 * Encrypts with AES-256-GCM under a data key of its own, which the ring's active key seals. `owner` is bound in: an
 * envelope opens only for the row it was sealed for. Before a ring was loaded, the instance's secret seals.
 */
export function seal(plaintext: string, owner: string): string {
  const active = activeKey()
  return active ? sealWith(active, plaintext, owner) : sealDerived(plaintext, owner)
}

/** The text sealed for `owner`. Throws when the envelope was changed, is another row's, or its key is gone. */
export function unseal(envelope: string, owner: string): string {
  const [version, id, ...parts] = envelope.split('.')
  if (version === DERIVED) return unsealDerived(id, parts[0], owner)
  if (version !== VERSION || !parts[1]) throw unknownKey()
  return decrypt(parts[1], dataKeyOf(id, parts[0]), owner).toString('utf8')
}

/** How every envelope begins that this key of the ring sealed. */
export function envelopePrefix(ringKeyId: string): string {
  return `${VERSION}.${ringKeyId}.`
}

/**
 * The same secret under `key`. What the ring sealed is not opened: its data key alone is sealed anew. `owner` counts for
 * envelopes from before there was a ring.
 */
export function reseal(envelope: string, key: RingKey, owner: string): string {
  const [version, id, wrapped, body] = envelope.split('.')
  if (version === DERIVED) return sealWith(key, unsealDerived(id, wrapped, owner), owner)
  if (version !== VERSION || !body) throw unknownKey()
  return [VERSION, key.id, encrypt(dataKeyOf(id, wrapped), key.key, DATA_KEY), body].join('.')
}
