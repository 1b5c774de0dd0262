import { buttonStyle } from '@/app/_components/ui/button'
import { signInProviders } from '@/app/_web/auth'
import { AccountPanel } from '@/app/(account)/_components/account-panel'
import { SignOutForm } from '@/app/(account)/_components/sign-out-form'
import { canSendMail } from '@/lib/mail'
import type { ConsentRefusal } from '@/lib/oauth/schema'
import { ConfirmForm } from './confirm-form'

/** What to do where this portal cannot send a link. */
function withoutMail(partnerName: string): string {
  const [provider] = signInProviders()
  if (provider)
    return `Sign in with ${provider.name}, which vouches for addresses, or ask ${partnerName} for an invitation.`
  return `This portal cannot send mail to confirm it. Ask ${partnerName} for an invitation.`
}

function explain({ reason, connectorName, partnerName }: ConsentRefusal, email: string): [title: string, text: string] {
  switch (reason) {
    case 'unconfirmed':
      return [
        'Confirm your e-mail address',
        `${connectorName} is for people of certain organisations, and nothing proves yet that ${email} is yours. ${canSendMail() ? '' : withoutMail(partnerName)}`,
      ]
    case 'other_domain':
      return [
        `This account cannot use ${connectorName}`,
        `It is for people of certain organisations, and ${email} is not an address of one. Use an account with your work address, or ask ${partnerName} for an invitation.`,
      ]
    case 'not_invited':
      return [
        `This account cannot use ${connectorName}`,
        `It is for people whom ${partnerName} invited. If you have a link, open it first, then connect again. Otherwise ask ${partnerName} for one.`,
      ]
  }
}

interface Props {
  refusal: ConsentRefusal
  email: string
  path: string
}

/** For an account that may not connect: why, and the ways on. */
export function Refused({ refusal, email, path }: Props) {
  const [title, text] = explain(refusal, email)
  return (
    <main
      id="content"
      tabIndex={-1}
      className="flex min-h-dvh flex-col items-center justify-center px-4 py-10 text-foreground outline-none"
    >
      <AccountPanel title={title} description={text} footer={<SignOutForm email={email} next={path} />}>
        {refusal.reason === 'unconfirmed' && canSendMail() && <ConfirmForm next={path} />}
        <form method="post" action={`${path}/decide`}>
          <input type="hidden" name="token" value={refusal.formToken} />
          <button
            type="submit"
            name="decision"
            value="deny"
            className={buttonStyle({ variant: 'secondary' }, 'w-full')}
          >
            Go back to the app
          </button>
        </form>
      </AccountPanel>
    </main>
  )
}
