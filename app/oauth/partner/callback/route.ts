import { originFor } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { buildErrorPage, ERROR_PAGE_HEADERS, finishPartnerSignIn } from '@/lib/oauth'

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */)
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Where a partner's own sign-in server sends the user back to, whichever connector it is for. */
export async function GET(request: Request): Promise<Response> {
  const origin = originFor(request.headers.get('host'))
  const { searchParams } = new URL(request.url)
  try {
    const location = await finishPartnerSignIn(origin, searchParams, (name) => cookieOf(request, name))
    // The code in this address is nobody else's business.
    const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
    return new Response(null, { status: 303, headers })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return new Response(buildErrorPage(error.message), { status: 400, headers: ERROR_PAGE_HEADERS })
  }
}
