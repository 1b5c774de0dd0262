import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { PageHeader } from '@/app/_components/ui/page-header'
import { requireMember } from '@/app/_web/session'
import { DocumentForm } from '../../_components/document-form'

export const metadata: Metadata = { title: 'Create connector from a description' }

interface Props {
  params: Promise<{ partner: string }>
  searchParams: Promise<{ problem?: string }>
}

export default async function NewFromDocumentPage({ params, searchParams }: Props) {
  const { partner } = await params
  await requireMember(partner)
  const here = `/p/${partner}/connectors/new`
  return (
    <PageBody>
      <PageHeader
        title="Create connector from a description"
        description="The document gives its name, description and base URL. You choose the tools next; nothing is public until you publish."
      />
      <DocumentForm
        action={`${here}/import/start`}
        cancel={here}
        problem={(await searchParams).problem}
        submit="Create connector"
        withBaseUrl
      />
    </PageBody>
  )
}
