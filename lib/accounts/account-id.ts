import { hashToken } from '@/lib/crypto'
import type { SignInServer } from './load-sign-in'

const MARK = 'partner_'

/** The account that tokens are made for: always the same for one subject of one server at one connector, and of nobody else. */
export function partnerAccountId({ connectorId, settings }: SignInServer, subject: string): string {
  const server = settings.issuer || settings.tokenEndpoint
  return MARK + hashToken(JSON.stringify([connectorId, server, subject]))
}

/** Whether an account was made for somebody whom a partner's server signed in, and so is no account of this portal. */
export function isPartnerAccountId(userId: string): boolean {
  return userId.startsWith(MARK)
}
