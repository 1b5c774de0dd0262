import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/app/_components/ui/button'
import { TextLink } from '@/app/_components/ui/text-link'
import { currentUser, ownPath, requestOrigin } from '@/app/_web/session'
import { env } from '@/lib/env'
import { findJourney, type Journey } from '@/lib/oauth'
import { isFirstVisit } from '@/lib/partners'
import { AccountPanel } from '../_components/account-panel'
import { SignUpForm } from './sign-up-form'

export const metadata: Metadata = { title: 'Sign up' }

/** What an account is for on the way to a connector, and who can have one. */
function journeyText({ live, partnerName }: Journey): string {
  const { who } = live.accessSettings
  if (who === 'domains') {
    return `To use ${live.snapshot.name} with Claude. It is for people of certain organisations: use your work address.`
  }
  return `To use ${live.snapshot.name} of ${partnerName} with Claude.`
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const query = await searchParams
  const next = ownPath(typeof query.next === 'string' ? query.next : undefined)
  if (await currentUser()) redirect(next)
  if (await isFirstVisit()) redirect('/setup')

  const journey = await findJourney(await requestOrigin(), next)
  const signIn = `/sign-in?next=${encodeURIComponent(next)}`
  const byInvitation = journey ? journey.live.accessSettings.who === 'invited' : !env().OPEN_SIGN_UP
  if (byInvitation) {
    return (
      <AccountPanel
        title="By invitation"
        description={
          journey
            ? `${journey.live.snapshot.name} is for people whom ${journey.partnerName} invited. Open the link of your invitation, then connect again.`
            : 'Accounts on this portal are made by invitation. Ask someone who has one for a link.'
        }
      >
        <ButtonLink href={signIn}>Sign in</ButtonLink>
      </AccountPanel>
    )
  }
  return (
    <AccountPanel
      title="Create your account"
      description={journey && journeyText(journey)}
      footer={
        <>
          Have an account? <TextLink href={signIn}>Sign in</TextLink>
        </>
      }
    >
      <SignUpForm next={next} toConnect={journey !== null} />
    </AccountPanel>
  )
}
