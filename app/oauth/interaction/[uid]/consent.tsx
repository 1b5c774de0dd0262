import { ToolBadge } from '@/app/_components/ui/badge'
import { buttonStyle } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { IconTile } from '@/app/_components/ui/icon-tile'
import { SignOutForm } from '@/app/(account)/_components/sign-out-form'
import type { ConsentRequest, ConsentTool } from '@/lib/oauth/schema'
import { KeyFields } from './key-fields'
import type { KeyProblem } from './key-problem'

function ToolList({ title, tools }: { title: string; tools: ConsentTool[] }) {
  if (tools.length === 0) return null
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{title}</h2>
      <ul className="flex flex-col divide-y rounded-lg border border-border">
        {tools.map((tool) => (
          <li key={tool.name} className="flex items-start justify-between gap-3 px-3 py-2.5">
            <div className="min-w-0">
              <p className="font-medium break-words">{tool.title}</p>
              <p className="line-clamp-2 text-xs text-muted-foreground">{tool.description}</p>
            </div>
            <ToolBadge kind={tool.kind} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Asker({ client, returnsTo }: Pick<ConsentRequest, 'client' | 'returnsTo'>) {
  return (
    <p className="text-muted-foreground">
      {!client.verified && 'The app gave this name itself; nobody has checked it. '}
      {client.onThisComputer && 'It is an app on this computer. '}
      You will be sent back to <strong className="font-medium text-foreground break-all">{returnsTo}</strong>.
    </p>
  )
}

interface Props {
  request: ConsentRequest
  /** Who is signed in here; nobody where the partner's own server signs people in. */
  email?: string
  path: string
  /** What was wrong with the key that was entered a moment ago. */
  keyProblem?: KeyProblem | null
}

function SignInAt({ host }: { host: string }) {
  return (
    <p className="text-muted-foreground">
      You will sign in at <strong className="font-medium text-foreground break-all">{host}</strong>. Nobody asks for an
      account here.
    </p>
  )
}

/** What a stranger meets: who asks, for what, as whom. A plain form, so it works without scripts. */
export function Consent({ request, email, path, keyProblem }: Props) {
  const { client, connector, readTools, writeTools, ownScopes, returnsTo, signInAt, formToken, key } = request
  const button = (variant: 'primary' | 'secondary') => buttonStyle({ variant }, 'w-full')
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center px-4 py-10 text-foreground"
    >
      <Card className="flex flex-col gap-6">
        <header className="flex flex-col gap-2">
          <IconTile name={connector.name} src={connector.icon} size={40} />
          <h1 className="text-xl font-medium break-words">
            {client.name} wants to use {connector.name} as you
          </h1>
          {email !== undefined && (
            <div className="text-muted-foreground">
              <SignOutForm email={email} next={path} />
            </div>
          )}
          {signInAt && <SignInAt host={signInAt.host} />}
          <Asker client={client} returnsTo={returnsTo} />
        </header>
        <ToolList title="It can read" tools={readTools} />
        <ToolList title="It can change" tools={writeTools} />
        {ownScopes.map(({ name, tools }) => (
          <ToolList key={name} title={`With the scope “${name}”`} tools={tools} />
        ))}
        <form method="post" action={`${path}/decide`} className="flex flex-col gap-6">
          <input type="hidden" name="token" value={formToken} />
          {key && <KeyFields asked={key} connector={connector.name} problem={keyProblem ?? null} />}
          {/* Enter in a field presses the first button of a form: Allow stands first, and is shown second. */}
          <div className="grid grid-cols-2 gap-3">
            <button type="submit" name="decision" value="allow" className={button('primary')}>
              {signInAt ? signInAt.label || 'Allow and sign in' : 'Allow'}
            </button>
            <button type="submit" name="decision" value="deny" className={`${button('secondary')} order-first`}>
              Deny
            </button>
          </div>
        </form>
      </Card>
    </main>
  )
}
