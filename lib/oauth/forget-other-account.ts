import type { Exchange } from './get-interaction'
import { providerFor } from './provider-for'

/**
 * Takes the authorization server's own session out of a request when it is not of the account signed in at the portal,
 * so that an authorization is never made in the name of whoever used this browser before.
 */
export async function forgetOtherAccount(origin: string, { req, res }: Exchange, userId: string | null): Promise<void> {
  const provider = await providerFor(origin)
  const name = provider.cookieName('session')
  const sessionId = provider.createContext(req, res).cookies.get(name, { signed: true })
  const session = sessionId ? await provider.Session.find(sessionId) : undefined
  if (session && session.accountId === userId) return

  const cookies = (req.headers.cookie ?? '').split(/; */)
  const kept = cookies.filter((cookie) => !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.sig=`))
  req.headers.cookie = kept.join('; ')
}
