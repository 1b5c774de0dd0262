import type { Metadata } from 'next'
import { Card, Section } from '@/app/_components/ui/card'
import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector } from '@/lib/connectors'
import { DocumentForm } from '../../../_document/document-form'
import { findDocumentFlash } from '../../../_document/find-document-flash'
import type { ToolPlace } from '../tool-place'
import { startPath } from './import-place'

export const metadata: Metadata = { title: 'Import' }

export default async function StartImportPage({ params }: { params: Promise<ToolPlace> }) {
  const { partner, connector } = await params
  const member = await requireMember(partner)
  await orNotFound(() => getConnector(member, connector))
  return (
    <Section
      title="Import"
      description="Makes tools of what a document says about your API. You choose which; nothing is added before."
      className="max-w-[640px]"
    >
      <Card>
        <DocumentForm
          autoFocus
          action={`${startPath({ partner, connector })}/start`}
          flash={await findDocumentFlash()}
          submit="Read it"
        />
      </Card>
    </Section>
  )
}
