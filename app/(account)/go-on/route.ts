import { ownPath } from '@/app/_web/session'

/**
 * Sends the browser itself on to `next`. A form that scripts sent would be answered with a page that Next fetches for it,
 * and that request lacks the cookies of OAuth, which are for one interaction's path only. No page here makes Next let go.
 */
export function GET(request: Request): Response {
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const location = ownPath(new URL(request.url).searchParams.get('next'))
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
