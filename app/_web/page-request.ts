import { AppError } from '@/lib/errors'
import { getMembership } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { currentUser, requestOrigin } from './session'

/** Who sends a form of a page of this portal. Throws for forms of other sites, and for those who are signed out or no member. */
export async function requirePageMember(request: Request, partner: string): Promise<Member> {
  if (request.headers.get('origin') !== (await requestOrigin())) {
    throw new AppError('forbidden', 'This page is not of the portal')
  }
  const user = await currentUser()
  if (!user) throw new AppError('unauthenticated', 'You are signed out. Sign in in another tab, then send again.')
  return getMembership(user.id, partner)
}

/** To another page after a form was sent, by a path: behind a proxy the portal need not know its own address. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}
