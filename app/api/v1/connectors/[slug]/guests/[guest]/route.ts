import { apiRoute, noContent } from '@/app/_web/api-route'
import { revokeGuest } from '@/lib/connectors'

export const DELETE = apiRoute<{ slug: string; guest: string }>('write', async ({ member, params }) => {
  await revokeGuest(member, params.slug, { guestId: params.guest })
  return noContent()
})
