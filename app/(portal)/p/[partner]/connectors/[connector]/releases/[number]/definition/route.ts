import { orNotFound, requireMember } from '@/app/_web/session'
import { exportRelease, renderDefinition } from '@/lib/definitions'

interface Context {
  params: Promise<{ partner: string; connector: string; number: string }>
}

/** A release as a definition file to save. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { partner, connector, number } = await params
  const member = await requireMember(partner)
  const format = new URL(request.url).searchParams.get('format') === 'json' ? 'json' : 'yaml'
  const definition = await orNotFound(() => exportRelease(member, connector, Number(number)))
  return new Response(renderDefinition(definition, format), {
    headers: {
      'content-type': `application/${format}; charset=utf-8`,
      'content-disposition': `attachment; filename="${connector}-${Number(number)}.${format}"`,
      'cache-control': 'private, no-store',
    },
  })
}
