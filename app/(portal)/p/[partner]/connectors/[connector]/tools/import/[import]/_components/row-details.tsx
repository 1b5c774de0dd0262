import { Switch } from '@/app/_components/ui/choice'
import { ChoiceField } from '@/app/_components/ui/field'
import type { FieldDifference, FoundOperation } from '@/lib/definitions/schema'
import type { RowHandlers } from './operation-row'

interface RowDetailsProps extends Pick<RowHandlers, 'onEdit'> {
  found: FoundOperation
  theirs: boolean
}

/** What the document and the draft say differently, and what a tool leaves out. */
export function RowDetails({ found, theirs, onEdit }: RowDetailsProps) {
  const { operation, differences, notes, reason, state } = found
  const isKept = differences.some(({ taken }) => !taken)
  return (
    <div className="flex flex-col gap-3 py-2 text-xs">
      {reason && <p className="text-danger">{reason}</p>}
      {differences.length > 0 && (
        <ul className="flex flex-col gap-3">
          {differences.map((difference) => (
            <Difference key={difference.field} difference={difference} theirs={theirs} />
          ))}
        </ul>
      )}
      {isKept && (
        <ChoiceField label="Take the document's" help="The whole tool as the document has it. Your edits are given up.">
          <Switch checked={theirs} onChange={({ target }) => onEdit(operation, { theirs: target.checked })} />
        </ChoiceField>
      )}
      {state === 'own' && <p>Taking it replaces the tool with what the document says. Its name stays.</p>}
      {notes.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-4 text-muted-foreground">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Difference({ difference, theirs }: { difference: FieldDifference; theirs: boolean }) {
  const { field, mine, theirs: document, taken } = difference
  const takesTheirs = taken || theirs
  return (
    <li className="flex flex-col gap-1">
      <p className="flex flex-wrap gap-x-2">
        <code className="font-medium break-all">{field}</code>
        <span className="text-muted-foreground">{takesTheirs ? "The document's is taken" : 'Yours is kept'}</span>
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        <Side title="Yours" text={mine} loses={takesTheirs} />
        <Side title="The document's" text={document} loses={!takesTheirs} />
      </div>
    </li>
  )
}

function Side({ title, text, loses }: { title: string; text: string; loses: boolean }) {
  return (
    <figure className="min-w-0 rounded-md border">
      <figcaption className="border-b px-2 py-1 text-muted-foreground">
        {title}
        {loses && ', gives way'}
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-40 overflow-auto p-2 font-mono break-words whitespace-pre-wrap"
      >
        {text || <span className="text-muted-foreground">Nothing</span>}
      </pre>
    </figure>
  )
}
