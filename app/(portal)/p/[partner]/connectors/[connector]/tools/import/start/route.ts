import { answerDocumentForm } from '@/app/_web/document-form'
import { getConnector } from '@/lib/connectors'
import { startImport } from '@/lib/definitions'
import { importPath } from '../../tool-place'

interface Context {
  params: Promise<{ partner: string; connector: string }>
}

/** Begins to read a document, and leads to the page where it can be chosen from. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const place = await params
  return answerDocumentForm(request, {
    page: importPath(place),
    partner: place.partner,
    check: (member) => getConnector(member, place.connector),
    run: async (member, input) => importPath(place, await startImport(member, place.connector, input)),
  })
}
