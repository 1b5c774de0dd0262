import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'

export const PARTNER_CLIENT: { id: string; secret: string }

export class PartnerServer {
  private constructor()
  static start(options: {
    /** Addresses that people may be sent back to. */
    redirectUris: string[]
    /** How long an access token lasts, in seconds; read for each. */
    lifetime?: () => number
  }): Promise<PartnerServer>
  readonly origin: string
  readonly provider: Provider
  readonly refreshes: Map<string, number>
  readonly refused: string[]
  away: number
  delayMs: number
  stop(): void
  endAccessTokens(): void
  forgetRefreshTokens(): void
  countTokens(): number
  whoHas(token: string): Promise<string | null>
}

export function partnerApi(
  server: PartnerServer,
  seen?: (token: string) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<void>
