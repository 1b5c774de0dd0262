import { AppError } from '@/lib/errors'
import { getMembership } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { respond } from './respond'
import { currentUser, requestOrigin } from './session'

interface PageCall<Params> {
  request: Request
  params: Params
  member: Member
}

/** A route that a page of the portal calls by script: lets members of the partner in its address in, from pages of the portal alone. */
export function pageRoute<Params extends { partner: string }>(run: (call: PageCall<Params>) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    return respond(async () => {
      const origin = request.headers.get('origin')
      const reads = request.method === 'GET' && origin === null
      if (!reads && origin !== (await requestOrigin())) {
        throw new AppError('forbidden', 'This page is not of the portal')
      }
      const user = await currentUser()
      if (!user) throw new AppError('unauthenticated', 'You are signed out. Sign in in another tab, then try again.')
      const found = await params
      return run({ request, params: found, member: await getMembership(user.id, found.partner) })
    })
  }
}

/** What such a route answers; never stored on the way. */
export function pageJson(body: unknown): Response {
  return Response.json(body, { headers: { 'cache-control': 'no-store' } })
}
