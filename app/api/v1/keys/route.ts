import { apiJson, apiRoute } from '@/app/_web/api-route'
import { getKeysStatus } from '@/lib/oauth'

export const GET = apiRoute('read', async ({ member }) => apiJson(await getKeysStatus(member)))
