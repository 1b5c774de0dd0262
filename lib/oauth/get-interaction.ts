import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Interaction, Provider } from 'oidc-provider'
import { AppError } from '@/lib/errors'
import { providerFor } from './provider-for'

/** One request of the browser, as Node has it; oidc-provider reads its cookies from there. */
export interface Exchange {
  req: IncomingMessage
  res: ServerResponse
}

/** The interaction that this browser began. Throws `not_found` when it expired, ended, or is another browser's. */
export async function getInteraction(
  origin: string,
  { req, res }: Exchange,
): Promise<{ provider: Provider; interaction: Interaction }> {
  const provider = await providerFor(origin)
  try {
    return { provider, interaction: await provider.interactionDetails(req, res) }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'SessionNotFound')) throw error
    throw new AppError(
      'not_found',
      'This sign-in has expired or was already used. Go back to the app and connect again.',
      {
        cause: error,
      },
    )
  }
}
