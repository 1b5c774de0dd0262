import { handleShop } from '@/app/sample-api/_shop/handle'

interface Context {
  params: Promise<{ path?: string[] }>
}

/** A small shop to try connectors on, served by the portal itself. It forgets everything when the process ends. */
async function handle(request: Request, { params }: Context): Promise<Response> {
  const { path = [] } = await params
  return handleShop(request, path)
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
