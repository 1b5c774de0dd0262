import { ExternalLink } from 'lucide-react'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import type { ConsentKey } from '@/lib/oauth/schema'
import type { KeyProblem } from './key-problem'

interface Props {
  asked: ConsentKey
  connector: string
  problem: KeyProblem | null
}

/** Asks for the user's own key, in the partner's words: they are text, and their link is https. */
export function KeyFields({ asked, connector, problem }: Props) {
  const { label, help, link, stored } = asked
  const errors = problem?.errors ?? {}
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-1.5 text-sm font-medium">
        Your {label} for {connector}
      </legend>
      {help && <p className="text-muted-foreground break-words whitespace-pre-line">{help}</p>}
      {link && (
        <a
          href={link}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="inline-flex items-center gap-1 self-start font-medium break-all underline underline-offset-2"
        >
          Get it at {new URL(link).host}
          <ExternalLink size={14} aria-hidden />
        </a>
      )}
      {asked.userName && (
        <Field label="User name" error={errors.userName}>
          <Input mono name="userName" autoComplete="off" spellCheck={false} defaultValue={problem?.userName} />
        </Field>
      )}
      <Field
        label={asked.userName ? `${label} (password)` : label}
        help={
          stored
            ? 'You have entered one before. Leave this empty to keep it.'
            : 'Stored encrypted, and sent to this API alone. The app never sees it.'
        }
        error={errors.key}
      >
        <Input mono type="password" name="key" autoComplete="off" spellCheck={false} />
      </Field>
    </fieldset>
  )
}
