import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { singleton } from '@/lib/singleton'

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** SECRET_KEY, or the one kept in DATA_DIR, made at first use with mode 0600. */
function loadSecretKey(): string {
  const { SECRET_KEY, DATA_DIR } = env()
  if (SECRET_KEY) return SECRET_KEY

  const file = join(DATA_DIR, 'secret-key')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  mkdirSync(DATA_DIR, { recursive: true })
  const made = randomBytes(48).toString('base64url')
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
  return made
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'portico', purpose, 32))
}

/** 32 bytes for one purpose, derived from the instance's secret (RFC 5869), so that no two purposes share a key. */
export function deriveKey(purpose: string): Buffer {
  return derive(singleton('secret-key', loadSecretKey), purpose)
}

/** The keys of one purpose that count: today's first, then the one of SECRET_KEY_PREVIOUS, for what was made with it. */
export function deriveKeys(purpose: string): [Buffer, ...Buffer[]] {
  const { SECRET_KEY_PREVIOUS } = env()
  return [deriveKey(purpose), ...(SECRET_KEY_PREVIOUS ? [derive(SECRET_KEY_PREVIOUS, purpose)] : [])]
}
