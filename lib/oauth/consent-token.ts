import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Interaction } from 'oidc-provider'
import { deriveKey } from '@/lib/crypto'

/** Binds a consent form to one interaction, the browser session it began in and the account that saw it. */
export function consentToken(interaction: Interaction, userId: string): string {
  const bound = [interaction.uid, interaction.session?.uid ?? '', userId]
  return createHmac('sha256', deriveKey('oauth-consent')).update(JSON.stringify(bound)).digest('base64url')
}

export function isConsentToken(token: string, interaction: Interaction, userId: string): boolean {
  const expected = Buffer.from(consentToken(interaction, userId))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
