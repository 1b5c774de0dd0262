import { Callout } from '@/app/_components/ui/callout'
import { plural } from '../../../_components/plural'
import { findOutcome, type Outcome } from './import-outcome'

function sentence({ added, updated }: Outcome): string {
  const parts = [added > 0 && `${plural(added, 'tool')} added`, updated > 0 && `${updated} updated`].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'No tool was added'
}

/** On the tools page after an import: what was added, and what was not and why. Nothing at other times. */
export async function ImportNote() {
  const outcome = await findOutcome()
  if (!outcome) return null
  const { skipped, more } = outcome
  return (
    <Callout tone={skipped.length + more > 0 ? 'warning' : 'success'} announce title={sentence(outcome)}>
      {skipped.length > 0 && (
        <ul className="mt-1 flex flex-col gap-1 text-xs">
          {skipped.map(({ operation, reason }) => (
            <li key={`${operation} ${reason}`}>
              <code className="break-all">{operation}</code> {reason}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="mt-1 text-xs">{more} more were skipped. The import says why.</p>}
    </Callout>
  )
}
