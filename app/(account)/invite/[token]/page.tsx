import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { TextLink } from '@/app/_components/ui/text-link'
import { currentUser } from '@/app/_web/session'
import { findInvitation, listPartners } from '@/lib/partners'
import type { Role } from '@/lib/partners/schema'
import { AccountPanel } from '../../_components/account-panel'
import { SignOutForm } from '../../_components/sign-out-form'
import { JoinAsNewForm, JoinForm } from './join-forms'

// The address is a secret: it goes into no Referer header to others and no search index. Forms need their own origin named.
export const metadata: Metadata = { title: 'Invitation', referrer: 'same-origin', robots: { index: false } }

const INVITED_AS: Record<Role, string> = {
  owner: 'an owner',
  admin: 'an admin',
  editor: 'an editor',
  viewer: 'a viewer',
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [invitation, user] = await Promise.all([findInvitation(token), currentUser()])
  if (!invitation) return <Expired />

  const { partnerName, partnerSlug, role } = invitation
  const path = `/invite/${encodeURIComponent(token)}`
  const title = `Join ${partnerName}`
  const description = `You are invited as ${INVITED_AS[role]}. The link is good for one account.`

  if (!user) {
    return (
      <AccountPanel
        title={title}
        description={description}
        footer={
          <>
            Have an account? <TextLink href={`/sign-in?next=${encodeURIComponent(path)}`}>Sign in to join</TextLink>
          </>
        }
      >
        <JoinAsNewForm token={token} partnerName={partnerName} />
      </AccountPanel>
    )
  }

  const isMember = (await listPartners(user.id)).some(({ slug }) => slug === partnerSlug)
  return (
    <AccountPanel
      title={isMember ? `You are in ${partnerName} already` : title}
      description={isMember ? 'The link still works for someone else.' : description}
      footer={<SignOutForm email={user.email} next={path} />}
    >
      {isMember ? (
        <ButtonLink variant="primary" href={`/p/${partnerSlug}/connectors`}>
          Open {partnerName}
        </ButtonLink>
      ) : (
        <JoinForm token={token} partnerName={partnerName} />
      )}
    </AccountPanel>
  )
}

function Expired() {
  return (
    <AccountPanel
      title="This link no longer works"
      description="It was used, revoked, or is older than seven days. Ask the person who sent it for a new one."
    >
      <ButtonLink href="/">Go to Portico</ButtonLink>
    </AccountPanel>
  )
}
