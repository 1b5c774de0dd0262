import type { Exchange } from './get-interaction'
import { providerFor } from './provider-for'

/**
 * Takes the authorization server's own session out of a request when it is not of the account signed in at the portal,
 * so that an authorization is never made in the name of whoever used this browser before.
 */
export async function forgetOtherAccount(
  origin: string,
  { req, res }: Exchange,
  currentUserId: () => Promise<string | undefined>,
): Promise<void> {
  const provider = await providerFor(origin)
  const name = provider.cookieName('session')
  const sessionId = provider.createContext(req, res).cookies.get(name, { signed: true })
  if (!sessionId) return

  const session = await provider.Session.find(sessionId)
  if (session?.accountId && session.accountId === (await currentUserId())) return
  const cookies = (req.headers.cookie ?? '').split(/; */)
  const kept = cookies.filter((cookie) => !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.sig=`))
  req.headers.cookie = kept.join('; ')
}
