import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '@/lib/crypto'

/**
 * What is added to a guest's link in the mail alone. The link itself is also shown to the person who invites; with it alone they
 * could confirm an address that is not theirs.
 */
export function guestProof(token: string): string {
  return createHmac('sha256', deriveKey('guest-mail')).update(token).digest('base64url').slice(0, 22)
}

/** Whether a guest's link was opened from the mail. */
export function isGuestProof(proof: string | undefined, token: string): boolean {
  const [given, expected] = [Buffer.from(proof ?? ''), Buffer.from(guestProof(token))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
