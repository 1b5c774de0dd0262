import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/app/_components/ui/button'
import { TextLink } from '@/app/_components/ui/text-link'
import { requireUser } from '@/app/_web/session'
import { listPartners, mayCreatePartner } from '@/lib/partners'
import { AccountPanel } from '../_components/account-panel'
import { SignOutForm } from '../_components/sign-out-form'

export const metadata: Metadata = { title: 'No company yet' }

export default async function NoPartnerPage() {
  const user = await requireUser('/no-partner')
  if ((await listPartners(user.id)).length > 0) redirect('/')
  const mayCreate = await mayCreatePartner(user.id)
  return (
    <AccountPanel
      title="You are in no company yet"
      description={
        mayCreate
          ? 'Connectors belong to a company or team. Add yours, or open the invitation link of one.'
          : 'Connectors belong to a company or team. Ask someone in yours for an invitation link, then open it here.'
      }
      footer={
        <>
          <TextLink href="/connections">See the apps you connected</TextLink>
          <SignOutForm email={user.email} />
        </>
      }
    >
      {mayCreate && (
        <ButtonLink variant="primary" href="/new-partner">
          Add company
        </ButtonLink>
      )}
    </AccountPanel>
  )
}
