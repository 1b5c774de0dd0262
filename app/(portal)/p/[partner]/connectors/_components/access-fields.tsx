import type { AccessMode } from '@/lib/connectors/schema'
import { ChoiceCard } from './choice-card'

/** Who may use the connector, in plain words. */
export function AccessFields({ value }: { value: AccessMode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1.5 text-sm font-medium">Who may use it</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <ChoiceCard name="access" value="open" defaultChecked={value === 'open'} title="Open">
          Anyone who knows the address, with no sign-in. Right for public APIs that only read.
        </ChoiceCard>
        <ChoiceCard name="access" value="portal" defaultChecked={value === 'portal'} title="Portal account">
          People sign in to this portal once, and allow Claude to use the connector as them. They can take it back.
        </ChoiceCard>
        <ChoiceCard name="access" value="partner" defaultChecked={value === 'partner'} title="Partner sign-in">
          People sign in at your own server, and need no account here. Calls carry their own token.
        </ChoiceCard>
      </div>
    </fieldset>
  )
}
