import { answerDocumentForm } from '@/app/_web/document-form'
import { createFromDocument } from '@/lib/definitions'
import { importPath } from '../../../[connector]/tools/tool-place'

interface Context {
  params: Promise<{ partner: string }>
}

/** Makes a connector of what a document says, and leads to where its tools are chosen. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { partner } = await params
  return answerDocumentForm(request, {
    page: `/p/${partner}/connectors/new/import`,
    partner,
    run: async (member, input, form) => {
      const baseUrl = String(form.get('baseUrl') ?? '').trim() || undefined
      const { slug, importId } = await createFromDocument(member, { ...input, baseUrl })
      return importPath({ partner, connector: slug }, importId)
    },
  })
}
