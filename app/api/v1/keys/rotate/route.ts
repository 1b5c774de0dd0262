import { apiJson, apiRoute } from '@/app/_web/api-route'
import { rotateKeys } from '@/lib/oauth'

/** Begins a rotation; GET /keys tells how far it is. */
export const POST = apiRoute('write', async ({ member }) => apiJson(await rotateKeys(member), 202))
