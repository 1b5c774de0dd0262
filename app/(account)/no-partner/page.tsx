import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/app/_components/ui/button'
import { TextLink } from '@/app/_components/ui/text-link'
import { requireUser } from '@/app/_web/session'
import { listPartners, mayCreatePartner } from '@/lib/partners'
import { AccountPanel } from '../_components/account-panel'
import { SignOutForm } from '../_components/sign-out-form'

export const metadata: Metadata = { title: 'Your account' }

export default async function NoPartnerPage() {
  const user = await requireUser('/no-partner')
  if ((await listPartners(user.id)).length > 0) redirect('/')
  const mayCreate = await mayCreatePartner(user.id)
  return (
    <AccountPanel
      title="You are in no company yet"
      description={
        mayCreate
          ? 'You can use connectors with Claude as you are. To make your own, add a company or open the invitation link of one.'
          : 'You can use connectors with Claude as you are. To make your own, ask someone in your company for an invitation link and open it here.'
      }
      footer={
        <>
          <TextLink href="/connections">See the apps you connected</TextLink>
          <SignOutForm email={user.email} />
        </>
      }
    >
      <div className="flex flex-wrap gap-3">
        {mayCreate && (
          <ButtonLink variant="primary" href="/new-partner">
            Add company
          </ButtonLink>
        )}
        <ButtonLink href="/connections" prefetch={false}>
          What you connected
        </ButtonLink>
      </div>
    </AccountPanel>
  )
}
