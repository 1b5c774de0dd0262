'use client'

import { Section } from '@/app/_components/ui/card'
import { Select } from '@/app/_components/ui/input'
import { List } from '@/app/_components/ui/list'
import type { FoundImport, FoundOperation } from '@/lib/definitions/schema'
import { plural } from '../../../../../_components/plural'
import type { Fate } from '../_choosing/to-choices'

interface GoneToolsProps {
  gone: FoundImport['gone']
  fates: ReadonlyMap<string, Fate>
  onChange: (tool: string, fate: Fate) => void
}

/** Tools of an earlier import that the document no longer has; nothing happens to them by itself. */
export function GoneTools({ gone, fates, onChange }: GoneToolsProps) {
  if (gone.length === 0) return null
  return (
    <Section
      title={`${plural(gone.length, 'tool')} without an operation`}
      description="They came from an earlier document, and this one has their operation no more."
    >
      <List label="Tools without an operation">
        {gone.map(({ tool, operation, hidden }) => (
          <li key={tool} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
            <span className="min-w-0">
              <code className="block font-medium break-all">{tool}</code>
              <span className="block font-mono text-xs break-all text-muted-foreground">{operation}</span>
            </span>
            <Select
              aria-label={`What becomes of ${tool}`}
              value={fates.get(tool) ?? 'keep'}
              onChange={({ target }) => onChange(tool, target.value as Fate)}
            >
              <option value="keep">{hidden ? 'Keep hidden' : 'Keep'}</option>
              {!hidden && <option value="hide">Hide</option>}
              <option value="remove">Delete</option>
            </Select>
          </li>
        ))}
      </List>
    </Section>
  )
}

/** Operations that cannot be tools, each with its reason. */
export function ImpossibleOperations({ operations }: { operations: FoundOperation[] }) {
  const impossible = operations.filter(({ state }) => state === 'impossible')
  if (impossible.length === 0) return null
  return (
    <Section
      title={`${plural(impossible.length, 'operation')} cannot be tools`}
      description="Mend them in the document and import it again, or add them by hand."
    >
      <List label="Cannot be tools">
        {impossible.map(({ operation, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a broken document can name one twice
          <li key={index} className="flex flex-col gap-x-4 gap-y-0.5 px-4 py-2.5 text-xs sm:flex-row">
            <code className="min-w-0 break-all sm:w-1/2">{operation}</code>
            <span className="min-w-0 text-muted-foreground sm:w-1/2">{reason}</span>
          </li>
        ))}
      </List>
    </Section>
  )
}
