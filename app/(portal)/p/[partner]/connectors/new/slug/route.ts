import { respond } from '@/app/_web/respond'
import { requireMember } from '@/app/_web/session'
import { slugProblem, suggestSlug } from '@/lib/connectors'

const NAME_LIMIT = 100

/** For the form while someone types: `?name=` gives a free slug, `?slug=` says what is wrong with one. */
export async function GET(request: Request, { params }: { params: Promise<{ partner: string }> }): Promise<Response> {
  await requireMember((await params).partner)
  return respond(async () => {
    const query = new URL(request.url).searchParams
    const slug = query.get('slug') ?? (await suggestSlug((query.get('name') ?? '').slice(0, NAME_LIMIT)))
    const answer = { slug, problem: await slugProblem(slug) }
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  })
}
