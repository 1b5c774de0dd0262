import { Disclosure } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/choice'
import { ChoiceField } from '@/app/_components/ui/field'
import type { FieldDifference, FoundOperation } from '@/lib/definitions/import-schema'
import { choiceField } from '../choice-fields'

/** `parameters.limit.schema` as "schema of limit". */
function spoken(field: string): string {
  if (!field.startsWith('parameters.')) return field.split('.').reverse().join(' of ')
  return field.slice('parameters.'.length).split('.').reverse().join(' of ')
}

interface DifferencesProps {
  found: FoundOperation
  theirs: boolean
  onTheirs: (theirs: boolean) => void
}

/** What the document changed of a tool that is here, before and after; where it was edited here too, which side counts. */
export function Differences({ found, theirs, onTheirs }: DifferencesProps) {
  const { operation, differences } = found
  const edited = differences.some(({ taken }) => !taken)
  return (
    <Disclosure summary={differences.map(({ field }) => spoken(field)).join(', ')} className="mt-1">
      <div className="flex flex-col gap-3">
        {differences.map((difference) => (
          <Difference key={difference.field} difference={difference} theirs={theirs} />
        ))}
        {edited && (
          <ChoiceField label="Take the document’s side" help="Your edits of this tool give way. Its name stays.">
            <Checkbox
              name={choiceField('theirs', operation)}
              checked={theirs}
              onChange={(event) => onTheirs(event.target.checked)}
            />
          </ChoiceField>
        )}
      </div>
    </Disclosure>
  )
}

function Difference({ difference, theirs }: { difference: FieldDifference; theirs: boolean }) {
  const { field, mine, taken } = difference
  const isTaken = taken || theirs
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="font-medium">
        {spoken(field)}
        <span className="font-normal text-muted-foreground">
          {taken
            ? ' follows the document'
            : theirs
              ? ' follows the document; your edit goes'
              : ' was edited here and stays'}
        </span>
      </p>
      <Side label={isTaken ? 'Now' : 'Yours, kept'} text={mine} />
      <Side label={isTaken ? 'After' : 'In the document'} text={difference.theirs} />
    </div>
  )
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-x-3 sm:flex-row">
      <span className="w-28 shrink-0 text-muted-foreground">{label}</span>
      <pre className="min-w-0 grow break-words whitespace-pre-wrap">
        <code>{text === '' ? 'nothing' : text}</code>
      </pre>
    </div>
  )
}
