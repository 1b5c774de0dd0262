import { randomBytes } from 'node:crypto'
import { singleton } from '@/lib/singleton'
import { decrypt, encrypt, keyId } from './encrypt'
import { deriveKeys } from './secret-key'

const ROOT_PURPOSE = 'sealing-keys'
/** A key that was retired opens what was read just before that. */
const REMEMBER_MS = 60_000

/** A key that seals, as this process holds it. */
export interface RingKey {
  id: string
  key: Buffer
  /** In milliseconds; it opens before, and seals from then on. */
  activeFrom: number
}

interface Ring {
  keys: RingKey[]
  retired: { key: RingKey; until: number }[]
}

const ring = () => singleton<Ring>('key-ring', () => ({ keys: [], retired: [] }))

/** Replaces the keys of this process. One that is not among them any more opens for another minute. */
export function setKeyRing(keys: RingKey[], now = Date.now()): void {
  const held = ring()
  const gone = held.keys.filter(({ id }) => !keys.some((key) => key.id === id))
  held.retired = [
    ...held.retired.filter(({ until }) => until > now),
    ...gone.map((key) => ({ key, until: now + REMEMBER_MS })),
  ]
  held.keys = keys
}

/** The keys this process holds. */
export function keyRing(): readonly RingKey[] {
  return ring().keys
}

/** The key that seals now: of those whose time has come the newest; null before any was loaded. */
export function activeKey(now = Date.now()): RingKey | null {
  const ready = ring().keys.filter(({ activeFrom }) => activeFrom <= now)
  return ready.reduce<RingKey | null>((best, key) => (best && best.activeFrom >= key.activeFrom ? best : key), null)
}

/** The key of this name, if this process has it. */
export function findRingKey(id: string): RingKey | null {
  const { keys, retired } = ring()
  return keys.find((key) => key.id === id) ?? retired.find(({ key }) => key.id === id)?.key ?? null
}

/** 32 random bytes to seal with. */
export function newKey(): Buffer {
  return randomBytes(32)
}

/** A key of the ring as the database keeps it: sealed with the instance's secret, for its own row. */
export function wrapKey(key: Buffer, id: string): string {
  const [root] = deriveKeys(ROOT_PURPOSE)
  return `${keyId(root)}.${encrypt(key, root, id)}`
}

/** The key in a row. Throws when neither SECRET_KEY nor SECRET_KEY_PREVIOUS opens it. */
export function unwrapKey(wrapped: string, id: string): Buffer {
  const [rootId, body = ''] = wrapped.split('.')
  const root = deriveKeys(ROOT_PURPOSE).find((key) => keyId(key) === rootId)
  if (!root) {
    throw new Error(
      `The sealing key ${id} was made under another SECRET_KEY. Set that one as SECRET_KEY_PREVIOUS, or restore the data folder's secret-key.`,
    )
  }
  return decrypt(body, root, id)
}

/** Whether a row is sealed with today's secret, and not with the previous one. */
export function isWrappedToday(wrapped: string): boolean {
  return wrapped.split('.')[0] === keyId(deriveKeys(ROOT_PURPOSE)[0])
}
