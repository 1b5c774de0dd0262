import { Disclosure } from '@/app/_components/ui/card'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { describeEvent } from '@/lib/activity'
import type { ActivityEntry } from '@/lib/activity/schema'
import { type ChangeRow, changeRows, factsOf } from '../change-rows'

const SIDE = 'min-w-0 rounded-md px-2 py-1 font-mono text-xs whitespace-pre-wrap wrap-anywhere'

function Side({ name, text, style }: { name: string; text: string | null; style: string }) {
  return (
    <div className={`${SIDE} ${style}`}>
      <span className="sr-only">{name}: </span>
      {text ?? <span className="text-muted-foreground">nothing</span>}
    </div>
  )
}

function Row({ path, before, after }: ChangeRow) {
  return (
    <li className="flex min-w-0 flex-col gap-1">
      {path && <code className="text-xs wrap-anywhere text-muted-foreground">{path}</code>}
      <div className="grid min-w-0 gap-1 sm:grid-cols-2">
        <Side name="Before" text={before} style="bg-danger-subtle" />
        <Side name="After" text={after} style="bg-success-subtle" />
      </div>
    </li>
  )
}

/** One change: what in words, who, when; and what was before and after it. */
export function EntryRow({ entry }: { entry: ActivityEntry }) {
  const { rows, more } = changeRows(entry.detail)
  const facts = factsOf(entry.detail)
  return (
    <li className="flex min-w-0 flex-col gap-2 px-4 py-3">
      <div className="flex min-w-0 flex-col gap-x-6 gap-y-0.5 sm:flex-row sm:items-baseline sm:justify-between">
        <p className="min-w-0 font-medium wrap-anywhere">{describeEvent(entry)}</p>
        <p className="flex min-w-0 shrink-0 flex-wrap gap-x-2 text-xs text-muted-foreground">
          <span className="wrap-anywhere" title={entry.person?.email}>
            {entry.person ? (entry.person.name ?? entry.person.email) : 'Portico'}
          </span>
          <RelativeTime at={entry.at} />
        </p>
      </div>
      {facts.length > 0 && <p className="text-xs wrap-anywhere text-muted-foreground">{facts.join(' · ')}</p>}
      {rows.length > 0 && (
        <Disclosure summary={<span className="text-xs">Before and after</span>}>
          <ul aria-label="Before and after" className="flex flex-col gap-3">
            {rows.map((row) => (
              <Row key={row.path} {...row} />
            ))}
          </ul>
          {more > 0 && <p className="mt-2 text-xs text-muted-foreground">And {more} more places.</p>}
        </Disclosure>
      )}
    </li>
  )
}
