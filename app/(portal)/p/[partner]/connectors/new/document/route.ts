import { requirePageMember } from '@/app/_web/page-request'
import { respond } from '@/app/_web/respond'
import { createFromDocument } from '@/lib/definitions'
import { takeDocument } from '../../_document/take-document'
import { importPath } from '../../[connector]/tools/import/import-place'
import { revalidateConnector } from '../../revalidate-connector'

/** A connector of what a document says about its API; goes on where its operations are chosen. */
export async function POST(request: Request, { params }: { params: Promise<{ partner: string }> }): Promise<Response> {
  return respond(async () => {
    const { partner } = await params
    const member = await requirePageMember(request, partner)
    return takeDocument(request, {
      page: `/p/${partner}/connectors/new`,
      take: async (input) => {
        const { slug, importId } = await createFromDocument(member, input)
        revalidateConnector(member, slug)
        return importPath({ partner, connector: slug }, importId)
      },
    })
  })
}
