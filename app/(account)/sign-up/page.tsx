import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/app/_components/ui/button'
import { TextLink } from '@/app/_components/ui/text-link'
import { currentUser, ownPath } from '@/app/_web/session'
import { env } from '@/lib/env'
import { isFirstVisit } from '@/lib/partners'
import { AccountPanel } from '../_components/account-panel'
import { SignUpForm } from './sign-up-form'

export const metadata: Metadata = { title: 'Sign up' }

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const query = await searchParams
  const next = ownPath(typeof query.next === 'string' ? query.next : undefined)
  if (await currentUser()) redirect(next)
  if (await isFirstVisit()) redirect('/setup')

  const signIn = `/sign-in?next=${encodeURIComponent(next)}`
  if (!env().OPEN_SIGN_UP) {
    return (
      <AccountPanel
        title="By invitation"
        description="Accounts on this portal are made by invitation. Ask someone who has one for a link."
      >
        <ButtonLink href={signIn}>Sign in</ButtonLink>
      </AccountPanel>
    )
  }
  return (
    <AccountPanel
      title="Create your account"
      footer={
        <>
          Have an account? <TextLink href={signIn}>Sign in</TextLink>
        </>
      }
    >
      <SignUpForm next={next} />
    </AccountPanel>
  )
}
