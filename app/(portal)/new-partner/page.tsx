import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { requireUser } from '@/app/_web/session'
import { mayCreatePartner } from '@/lib/partners'
import { TopBar } from '../_components/top-bar'
import { NewPartnerForm } from './new-partner-form'

export const metadata: Metadata = { title: 'Add company' }

export default async function NewPartnerPage() {
  const user = await requireUser('/new-partner')
  const mayCreate = await mayCreatePartner(user.id)
  return (
    <>
      <TopBar email={user.email} />
      <PageBody>
        <PageHeader
          title="Add company"
          description={
            mayCreate
              ? 'A company or team has its own connectors and members. Others on this portal see nothing of it.'
              : 'Only the owner of this portal adds companies. Ask for an invitation to one.'
          }
        />
        {mayCreate ? (
          <Card className="max-w-[640px]">
            <NewPartnerForm />
          </Card>
        ) : (
          <div>
            <ButtonLink href="/">Back</ButtonLink>
          </div>
        )}
      </PageBody>
    </>
  )
}
