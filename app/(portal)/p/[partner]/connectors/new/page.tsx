import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { PageHeader } from '@/app/_components/ui/page-header'
import { requestOrigin, requireMember } from '@/app/_web/session'
import { SampleButton } from '../_components/sample-button'
import { NewConnectorForm } from './_components/new-connector-form'

export const metadata: Metadata = { title: 'Create connector' }

export default async function NewConnectorPage({ params }: { params: Promise<{ partner: string }> }) {
  const { partner } = await params
  await requireMember(partner)
  return (
    <PageBody>
      <PageHeader
        title="Create connector"
        description="Nothing is public until you publish."
        actions={<SampleButton partner={partner} />}
      />
      <NewConnectorForm partner={partner} origin={await requestOrigin()} />
    </PageBody>
  )
}
