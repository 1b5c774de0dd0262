import { signOutAction } from '../sign-in/actions'

/** Who is signed in, and the way to be someone else. `next` is where the other account goes on. */
export function SignOutForm({ email, next }: { email: string; next?: string }) {
  return (
    <form action={signOutAction}>
      {next && <input type="hidden" name="next" value={next} />}
      Signed in as <span className="break-all text-foreground">{email}</span>.{' '}
      <button
        type="submit"
        className="rounded-sm font-medium text-accent underline decoration-accent/30 underline-offset-4 transition-colors hover:decoration-accent"
      >
        {next ? 'Use another account' : 'Sign out'}
      </button>
    </form>
  )
}
