import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { currentUser, ownPath } from '@/app/_web/session'
import { findConfirmation } from '@/lib/partners'
import { AccountPanel } from '../../_components/account-panel'
import { SignOutForm } from '../../_components/sign-out-form'
import { ConfirmEmailForm } from './confirm-email-form'

// The address is a secret: it goes into no Referer header to others and no search index.
export const metadata: Metadata = { title: 'Confirm address', referrer: 'same-origin', robots: { index: false } }

interface ConfirmEmailProps {
  params: Promise<{ token: string }>
  searchParams: Promise<{ next?: string | string[] }>
}

export default async function ConfirmEmailPage({ params, searchParams }: ConfirmEmailProps) {
  const { token } = await params
  const query = await searchParams
  const next = ownPath(typeof query.next === 'string' ? query.next : undefined)
  const here = `/confirm-email/${encodeURIComponent(token)}?next=${encodeURIComponent(next)}`
  const [found, user] = await Promise.all([findConfirmation(token), currentUser()])
  if (!found) {
    return (
      <AccountPanel
        title="This link no longer works"
        description="It was used, or is older than an hour. Ask for another one on the page that sent it."
      >
        <ButtonLink href={next}>Go on</ButtonLink>
      </AccountPanel>
    )
  }
  if (!user) {
    return (
      <AccountPanel
        title="Sign in to confirm"
        description={`Sign in as ${found.email}. It proves that the account is yours too.`}
      >
        <ButtonLink variant="primary" href={`/sign-in?next=${encodeURIComponent(here)}`}>
          Sign in
        </ButtonLink>
      </AccountPanel>
    )
  }
  const own = user.id === found.userId
  return (
    <AccountPanel
      title={own ? `Confirm ${found.email}` : 'This link is of another account'}
      description={
        own ? 'It is the address of your account.' : `It was sent to ${found.email}. Use that account to confirm it.`
      }
      footer={<SignOutForm email={user.email} next={here} />}
    >
      {own && <ConfirmEmailForm token={token} next={next} />}
    </AccountPanel>
  )
}
