import { iconResponse } from '@/app/_web/icon-response'
import { problem, respond } from '@/app/_web/respond'
import { findIconFile, findLiveConnector } from '@/lib/connectors'
import { Slug } from '@/lib/connectors/schema'

interface Context {
  params: Promise<{ slug: string; file: string }>
}

/** An icon of the live release. Everyone may have it, also where the connector asks for a sign-in. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, file } = await params
  return respond(async () => {
    const live = Slug.safeParse(slug).success ? await findLiveConnector(slug) : null
    const icon = live && findIconFile(live.snapshot, file)
    return icon ? iconResponse(icon, 'public') : problem(404, 'not_found', 'There is no such icon.')
  })
}

/** What guesses at addresses below a connector reads JSON. */
function refuse(): Response {
  return problem(404, 'not_found', 'No connector is published here.')
}

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
