import { pageRoute } from '@/app/_web/page-route'
import { requestOrigin } from '@/app/_web/session'
import { startTrial } from '@/lib/oauth'

/** Sends a member to the partner's server, to sign in there as the connector's users do. */
export const POST = pageRoute<{ partner: string; connector: string }>(async ({ member, params }) => {
  const { connector: slug } = params
  const back = `/p/${member.partnerSlug}/connectors/${slug}/access/sign-in`
  const { location, cookie } = await startTrial(member, slug, await requestOrigin(), back)
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  if (cookie) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
})
