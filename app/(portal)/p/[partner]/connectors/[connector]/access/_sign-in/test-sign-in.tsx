'use client'

import { CircleAlert, CircleCheck, CircleMinus } from 'lucide-react'
import { ActionForm } from '@/app/_components/action-form'
import { buttonStyle } from '@/app/_components/ui/button'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { SignInCheck } from '@/lib/accounts/schema'
import { checkSignInAction } from './actions'

const LOOKS = {
  passed: { Icon: CircleCheck, style: 'text-success', word: 'Works' },
  failed: { Icon: CircleAlert, style: 'text-danger', word: 'Failed' },
  skipped: { Icon: CircleMinus, style: 'text-muted-foreground', word: 'Not needed' },
}

function Check({ title, outcome, sentence }: SignInCheck) {
  const { Icon, style, word } = LOOKS[outcome]
  return (
    <li className="flex gap-2.5">
      <Icon size={16} className={`mt-0.5 shrink-0 ${style}`} aria-label={word} />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-xs text-muted-foreground break-words">{sentence}</p>
      </div>
    </li>
  )
}

interface Props {
  place: { partner: string; connector: string }
  /** Where a real sign-in begins. */
  start: string
}

/** Walks the sign-in: what can be seen without a user here, the rest in a window of its own. */
export function TestSignIn({ place, start }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <ActionForm<SignInCheck[]> action={checkSignInAction.bind(null, place)} className="flex flex-col gap-4">
        {(state) => (
          <>
            <div>
              <SubmitButton variant="secondary" size="sm">
                Test the server
              </SubmitButton>
            </div>
            {state.result && (
              <ul aria-label="Test of the server" className="flex flex-col gap-3">
                {state.result.map((check) => (
                  <Check key={check.title} {...check} />
                ))}
              </ul>
            )}
          </>
        )}
      </ActionForm>
      <form method="post" action={start} target="_blank" className="flex flex-wrap items-center gap-3" rel="noopener">
        <button type="submit" className={buttonStyle({ variant: 'secondary', size: 'sm' })}>
          Try signing in
        </button>
        <span className="text-xs text-muted-foreground">
          In a new window, as your users do. Tools are then tried as you.
        </span>
      </form>
    </div>
  )
}
