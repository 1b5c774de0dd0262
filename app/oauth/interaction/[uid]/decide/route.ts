import { toNode } from '@/app/_web/node-bridge'
import { currentUser } from '@/app/_web/session'
import { originFor } from '@/lib/env'
import { AppError } from '@/lib/errors'
import {
  buildErrorPage,
  decideConsent,
  decidePartnerConsent,
  ERROR_PAGE_HEADERS,
  readBody,
  type WayOn,
} from '@/lib/oauth'
import { keyProblemCookie } from '../key-problem'

const BODY_LIMIT_BYTES = 8192

function stop(status: number, sentence: string): Response {
  return new Response(buildErrorPage(sentence), { status, headers: ERROR_PAGE_HEADERS })
}

function goOn({ location, cookie }: WayOn): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  if (cookie) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

async function decide(origin: string, request: Request): Promise<Response> {
  const exchange = await toNode(new Request(request.url, { headers: request.headers }), origin)
  const body = await readBody(request, BODY_LIMIT_BYTES)
  if (body === null) return stop(413, 'This answer is too long.')

  const form = new URLSearchParams(body)
  const given = { key: form.get('key') ?? '', userName: form.get('userName') ?? '' }
  const decision = { allow: form.get('decision') === 'allow', formToken: form.get('token') ?? '', given }
  const partner = await decidePartnerConsent(origin, exchange, decision)
  if (partner) return goOn(partner)

  const user = await currentUser()
  if (!user) return stop(403, 'You are not signed in any more.')
  try {
    return goOn({ location: await decideConsent(origin, exchange, user.id, decision) })
  } catch (error) {
    if (!(error instanceof AppError && error.fields)) throw error
    const path = new URL(request.url).pathname.replace(/\/decide$/, '')
    return goOn({ location: path, cookie: keyProblemCookie(path, { errors: error.fields, userName: given.userName }) })
  }
}

/** Allow or Deny of the consent page. */
export async function POST(request: Request): Promise<Response> {
  const origin = originFor(request.headers.get('host'))
  if (request.headers.get('origin') !== origin) return stop(403, 'This answer came from another site.')
  try {
    return await decide(origin, request)
  } catch (error) {
    if (error instanceof AppError) return stop(error.code === 'not_found' ? 404 : 403, error.message)
    throw error
  }
}
