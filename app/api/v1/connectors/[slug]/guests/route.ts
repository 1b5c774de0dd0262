import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { inviteGuest, listGuests, mailGuest } from '@/lib/connectors'
import { parseInput } from '@/lib/errors'
import { GuestRequest } from '../../../_contract/requests'

type Params = { slug: string }

export const GET = apiRoute<Params>('read', async ({ member, params }) => {
  return apiJson({ guests: await listGuests(member, params.slug) })
})

/** The link is answered whether or not a mail went out: it is known only now. */
export const POST = apiRoute<Params>('write', async ({ request, member, params: { slug }, origin }) => {
  const guest = await inviteGuest(member, slug, parseInput(GuestRequest, await readJson(request)))
  const mailed = await mailGuest(member, slug, guest, origin)
  const { id, email, token, expiresAt } = guest
  return apiJson({ id, email, link: `${origin}/guest/${token}`, expiresAt, mailed }, 201)
})
