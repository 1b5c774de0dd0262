import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { CopyLine } from '@/app/_components/ui/copy'
import { TextLink } from '@/app/_components/ui/text-link'
import { currentUser, requestOrigin } from '@/app/_web/session'
import { findGuestInvitation, type GuestInvitation } from '@/lib/connectors'
import { AccountPanel } from '../../_components/account-panel'
import { SignOutForm } from '../../_components/sign-out-form'
import { AcceptAsNewForm, AcceptForm } from './guest-forms'

// The address is a secret: it goes into no Referer header to others and no search index. Forms need their own origin named.
export const metadata: Metadata = { title: 'Invitation', referrer: 'same-origin', robots: { index: false } }

interface GuestProps {
  params: Promise<{ token: string }>
  searchParams: Promise<{ mailed?: string | string[] }>
}

export default async function GuestPage({ params, searchParams }: GuestProps) {
  const { token } = await params
  const query = await searchParams
  const mailed = typeof query.mailed === 'string' ? query.mailed : ''
  const [invitation, user] = await Promise.all([findGuestInvitation(token), currentUser()])
  if (!invitation) return <Expired />

  const path = `/guest/${encodeURIComponent(token)}${mailed && `?mailed=${encodeURIComponent(mailed)}`}`
  const { connector, partnerName, email, userId } = invitation
  if (userId) return userId === user?.id ? <Accepted {...invitation} /> : <Expired />

  const title = `Use ${connector.name}`
  const description = `${partnerName} invites ${email} to use it with Claude. The link is good for one account.`
  if (!user) {
    const signIn = `/sign-in?next=${encodeURIComponent(path)}`
    return (
      <AccountPanel
        title={title}
        description={description}
        footer={
          <>
            Have an account? <TextLink href={signIn}>Sign in to accept</TextLink>
          </>
        }
      >
        <AcceptAsNewForm token={token} mailed={mailed} email={email} />
      </AccountPanel>
    )
  }
  const other = user.email.toLowerCase() !== email
  return (
    <AccountPanel
      title={title}
      description={
        other
          ? `${description} If you accept as ${user.email}, that account is let in instead of ${email}.`
          : description
      }
      footer={<SignOutForm email={user.email} next={path} />}
    >
      <AcceptForm token={token} mailed={mailed} />
    </AccountPanel>
  )
}

async function Accepted({ connector }: GuestInvitation) {
  const endpoint = `${await requestOrigin()}/mcp/${connector.slug}`
  return (
    <AccountPanel
      title={`You may use ${connector.name}`}
      description="Add it to Claude as a connector with this address, and sign in with this account when Claude asks."
    >
      <CopyLine text={endpoint} what="address of the connector" />
    </AccountPanel>
  )
}

function Expired() {
  return (
    <AccountPanel
      title="This link no longer works"
      description="It was used, taken back, or is older than seven days. Ask the person who sent it for a new one."
    >
      <ButtonLink href="/">Go to Portico</ButtonLink>
    </AccountPanel>
  )
}
