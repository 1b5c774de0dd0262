import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/app/_web/auth'
import { readText } from '@/app/_web/read-json'
import { respond } from '@/app/_web/respond'

type Context = { params: Promise<{ nextauth: string[] }> }

const BODY_BYTES = 64_000

/** next-auth reads whatever comes; anyone may send to it. */
async function bounded(request: NextRequest): Promise<NextRequest> {
  if (request.method === 'GET') return request
  const body = await readText(request, BODY_BYTES)
  return new NextRequest(request.url, { method: request.method, headers: request.headers, body })
}

function handle(request: NextRequest, context: Context): Promise<Response> {
  return respond(async () => NextAuth(await bounded(request), context, authOptions()))
}

export { handle as GET, handle as POST }
