import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Callout } from '@/app/_components/ui/callout'
import { TextLink } from '@/app/_components/ui/text-link'
import { signInProviders } from '@/app/_web/auth'
import { currentUser, ownPath, requestOrigin } from '@/app/_web/session'
import { env } from '@/lib/env'
import { findJourney } from '@/lib/oauth'
import { isFirstVisit } from '@/lib/partners'
import { AccountPanel } from '../_components/account-panel'
import { ProviderButtons } from './provider-buttons'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

/** What a sign-in provider's refusal means; next-auth puts its code in the address. */
function providerRefusal(code: string): string {
  return code === 'AccessDenied'
    ? 'That account has no access to this portal. Ask someone who has for an invitation.'
    : 'Signing in there did not work. Try again, or use your e-mail and password.'
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[]; switch?: string }>
}) {
  const query = await searchParams
  const next = ownPath(typeof query.next === 'string' ? query.next : undefined)
  // With `switch` someone who is signed in asks to go on as someone else; the new session takes the place of theirs.
  if (!query.switch && (await currentUser())) redirect(next)
  if (await isFirstVisit()) redirect('/setup')

  const providers = signInProviders()
  return (
    <AccountPanel title={query.switch ? 'Switch account' : 'Sign in'} footer={<OtherWays next={next} />}>
      {typeof query.error === 'string' && (
        <Callout tone="danger" announce>
          {providerRefusal(query.error)}
        </Callout>
      )}
      {providers.length > 0 && <ProviderButtons providers={providers} next={next} />}
      <SignInForm next={next} />
    </AccountPanel>
  )
}

/** Where somebody without an account gets one; an invitation has its own form. */
async function signUpHref(next: string): Promise<string | null> {
  if (next.startsWith('/guest/')) return next
  const signUp = `/sign-up?next=${encodeURIComponent(next)}`
  return env().OPEN_SIGN_UP || (await findJourney(await requestOrigin(), next)) ? signUp : null
}

async function OtherWays({ next }: { next: string }) {
  const href = await signUpHref(next)
  if (!href) return 'No account yet? Ask someone in your team for an invitation link.'
  return (
    <>
      No account yet? <TextLink href={href}>Sign up</TextLink>
    </>
  )
}
