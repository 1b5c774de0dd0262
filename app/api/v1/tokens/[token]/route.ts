import { apiRoute, noContent } from '@/app/_web/api-route'
import { revokeToken } from '@/lib/partners'

export const DELETE = apiRoute<{ token: string }>('write', async ({ member, params }) => {
  await revokeToken(member, { tokenId: params.token })
  return noContent()
})
