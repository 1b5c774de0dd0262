import type { Interaction } from 'oidc-provider'
import { db } from '@/lib/db'
import { splitScopes } from './connector-scopes'

/**
 * Whether the user has allowed this client the same before, so that it need not be asked again. Only for answers that go to a web
 * address: any program on a computer can listen on loopback or take a scheme, in another client's name (RFC 8252, section 8.6).
 */
export async function isRemembered({ params }: Interaction, userId: string): Promise<boolean> {
  const { client_id, resource, redirect_uri, scope, prompt } = params
  if (splitScopes(String(prompt ?? '')).includes('consent')) return false
  if (!String(redirect_uri).startsWith('https://')) return false

  const allowed = await db().connection.findMany({
    where: {
      userId,
      clientId: String(client_id),
      resource: String(resource),
      redirectUri: String(redirect_uri),
      loopback: false,
    },
    select: { scopes: true },
  })
  const asked = splitScopes(String(scope))
  return allowed.some(({ scopes }) => asked.every((one) => splitScopes(scopes).includes(one)))
}
