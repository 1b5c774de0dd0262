import type { Provider } from 'oidc-provider'
import type { Exchange } from './get-interaction'
import { findPartnerConnector } from './partner-connector'
import { providerFor } from './provider-for'

/** Whether an authorization, or one that is gone on with, is for a connector whose users sign in at the partner's own server. */
async function isForPartner(origin: string, provider: Provider, url: URL): Promise<boolean> {
  const uid = /^\/oauth\/authorize\/([^/]+)$/.exec(url.pathname)?.[1]
  const begun = uid && (await provider.Interaction.find(uid))
  const resource = begun ? begun.params.resource : url.searchParams.get('resource')
  return (await findPartnerConnector(origin, resource)) !== null
}

/**
 * Takes the authorization server's own session out of a request when it is not of the account signed in at the portal,
 * so that an authorization is never made in the name of whoever used this browser before. Where the partner's server signs people in, always.
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
  const partners = await isForPartner(origin, provider, new URL(req.url ?? '/', origin))
  if (!partners && session?.accountId && session.accountId === (await currentUserId())) return
  const cookies = (req.headers.cookie ?? '').split(/; */)
  const kept = cookies.filter((cookie) => !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.sig=`))
  req.headers.cookie = kept.join('; ')
}
