import { toNode } from '@/app/_web/node-bridge'
import { currentUser } from '@/app/_web/session'
import { originFor } from '@/lib/env'
import { forgetOtherAccount, prepareRequest, providerFor } from '@/lib/oauth'

/** Runs one request through the authorization server. */
async function answer(origin: string, request: Request): Promise<Response> {
  const prepared = await prepareRequest(origin, request)
  if (prepared instanceof Response) return prepared

  const exchange = await toNode(prepared, origin)
  if (new URL(prepared.url).pathname.startsWith('/oauth/authorize')) {
    await forgetOtherAccount(origin, exchange, async () => (await currentUser())?.id)
  }
  const provider = await providerFor(origin)
  provider.callback()(exchange.req, exchange.res)
  return exchange.answer
}

async function handle(request: Request): Promise<Response> {
  const response = await answer(originFor(request.headers.get('host')), request)
  // Clients in a browser call everything but the page people sign in with.
  if (!new URL(request.url).pathname.startsWith('/oauth/authorize')) {
    response.headers.set('access-control-allow-origin', '*')
  }
  return response
}

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT }
