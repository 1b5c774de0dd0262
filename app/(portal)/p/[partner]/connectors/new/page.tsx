import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { requestOrigin, requireMember } from '@/app/_web/session'
import { hasRole } from '@/lib/partners'
import { SampleButton } from '../_components/sample-button'
import { DocumentForm } from '../_document/document-form'
import { findDocumentFlash } from '../_document/find-document-flash'
import { NewConnectorForm } from './_components/new-connector-form'

export const metadata: Metadata = { title: 'Create connector' }

export default async function NewConnectorPage({ params }: { params: Promise<{ partner: string }> }) {
  const { partner } = await params
  const member = await requireMember(partner)
  if (!hasRole(member, 'editor')) {
    return (
      <PageBody>
        <PageHeader title="Create connector" />
        <Callout title="You can look and change nothing">
          Editors, admins and owners of {member.partnerName} create connectors. Ask one of them for another role.
        </Callout>
      </PageBody>
    )
  }
  return (
    <PageBody>
      <PageHeader
        title="Create connector"
        description="Nothing is public until you publish."
        actions={<SampleButton partner={partner} />}
      />
      <Section
        title="From an API description"
        description="Name, address and tools come from the document. You choose the tools next."
        className="max-w-[640px]"
      >
        <Card>
          <DocumentForm
            rows={2}
            action={`/p/${partner}/connectors/new/document`}
            flash={await findDocumentFlash()}
            submit="Read it"
          />
        </Card>
      </Section>
      <Section title="By hand">
        <NewConnectorForm partner={partner} mayAdmin={hasRole(member, 'admin')} origin={await requestOrigin()} />
      </Section>
    </PageBody>
  )
}
