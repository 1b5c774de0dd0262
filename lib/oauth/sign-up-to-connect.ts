import { isOfDomain } from '@/lib/connectors/schema'
import { AppError, fieldError } from '@/lib/errors'
import { createAccount } from '@/lib/partners'
import type { InvitedAccount } from '@/lib/partners/schema'
import { findJourney } from './find-journey'

/**
 * An account of no partner, for somebody on the way to a connector that lets them in: anyone, or people of their domain. Throws
 * `forbidden` from anywhere else.
 */
export async function signUpToConnect(
  origin: string,
  path: string,
  input: InvitedAccount,
): Promise<{ userId: string }> {
  const journey = await findJourney(origin, path)
  if (!journey) throw new AppError('forbidden', 'This sign-in has expired. Go back to the app and connect again.')
  const { live, partnerName } = journey
  const { who, domains } = live.accessSettings
  if (who === 'invited') {
    throw new AppError(
      'forbidden',
      `Only people whom ${partnerName} invited use this. Open the link of your invitation.`,
    )
  }
  if (who === 'domains' && !isOfDomain(input.email, domains)) {
    throw fieldError(
      'email',
      `This is for people of certain organisations. Use your work address, or ask ${partnerName}.`,
    )
  }
  return createAccount(input)
}
