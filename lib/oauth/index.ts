import type { LiveConnector } from '@/lib/connectors/schema'

/** A verified client and user. */
export interface Caller {
  userId: string
  clientId: string
  scopes: string[]
  grantId: string
}

export async function authenticate(_request: Request, live: LiveConnector): Promise<Caller | Response> {
  return Response.json(
    { error: 'invalid_token' },
    { status: 401, headers: { 'www-authenticate': `Bearer scope="${live.slug}:read"` } },
  )
}
