'use client'

import { useMemo, useState } from 'react'
import { useMayChange } from '@/app/_components/may-change'
import { Callout } from '@/app/_components/ui/callout'
import { Card } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/choice'
import { plural } from '../../../_components/plural'
import type { ToolPlace } from '../tool-place'
import { BulkBar } from './bulk-bar'
import { GroupHeading } from './group-heading'
import { ListDialog, type OpenDialog } from './list-dialog'
import { RowItem } from './row-item'
import { RowPanel } from './row-panel'
import type { ToolRow } from './tool-row'
import { useDrag } from './use-drag'
import { useToolList } from './use-tool-list'

interface ToolListProps {
  place: ToolPlace
  /** Every tool, in order. */
  all: { name: string; group?: string | undefined }[]
  /** Those that fit the filter. */
  rows: ToolRow[]
  groups: string[]
  /** Whether a former name can matter to anyone. */
  live: boolean
  /** The tool whose actions are open, where there are no scripts to open a menu. */
  opened: string | null
  /** The address without `actions`. */
  here: string
}

/** The tools under the headings of their groups, in the order Claude gets them. */
export function ToolList({ place, all, rows, groups, live, opened, here }: ToolListProps) {
  const visible = useMemo(() => rows.map(({ name }) => name), [rows])
  const list = useToolList({ place, all, visible })
  const { drag, handle } = useDrag(list.drop)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const may = useMayChange()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)

  const known = new Map(rows.map((row) => [row.name, row]))
  const shown = list.order.flatMap(({ name, group = '' }) => {
    const row = known.get(name)
    return row ? [{ ...row, group }] : []
  })
  const sections = [...new Set(shown.map(({ group }) => group))]
  const selected = shown.filter(({ name }) => chosen.has(name)).map(({ name }) => name)
  const choose = (names: string[], on: boolean) =>
    setChosen((was) => new Set(on ? [...was, ...names] : [...was].filter((name) => !names.includes(name))))

  return (
    <div className="flex min-w-0 flex-col gap-4" aria-busy={list.pending || undefined}>
      {list.problem && (
        <Callout tone="danger" announce title="That did not work">
          {list.problem}
        </Callout>
      )}
      {may && (
        <label
          htmlFor="select-all"
          className="flex items-center gap-2.5 self-start px-4 text-xs text-muted-foreground sm:pl-12"
        >
          <Checkbox
            id="select-all"
            checked={selected.length > 0 && selected.length === shown.length}
            onChange={({ target }) => choose(visible, target.checked)}
          />
          Select all {shown.length} shown
        </label>
      )}
      {sections.map((group) => {
        const members = shown.filter((row) => row.group === group)
        return (
          <section key={group} aria-label={group || 'No group'} className="flex min-w-0 flex-col gap-2">
            {(sections.length > 1 || group !== '') && (
              <GroupHeading
                group={group}
                count={plural(members.length, 'tool')}
                onRename={() => setDialog({ kind: 'rename', group })}
                onSelect={() =>
                  choose(
                    members.map(({ name }) => name),
                    true,
                  )
                }
              />
            )}
            <Card flush>
              <ul aria-label={group ? `Tools of ${group}` : 'Tools'} className="divide-y">
                {members.map((row) => (
                  <RowItem
                    key={row.name}
                    row={row}
                    place={place}
                    here={here}
                    chosen={chosen.has(row.name)}
                    mark={drag?.target === row.name && drag.name !== row.name ? drag.side : null}
                    dragged={drag?.name === row.name}
                    handle={handle(row.name)}
                    onChoose={(on) => choose([row.name], on)}
                    onStep={(direction) => list.step(row.name, direction)}
                    onAct={(verb) => list.act(row.name, verb)}
                    onDialog={(kind) => setDialog({ kind, names: [row.name] })}
                  >
                    {may && opened === row.name && <RowPanel place={place} row={row} groups={groups} here={here} />}
                  </RowItem>
                ))}
              </ul>
            </Card>
          </section>
        )
      })}
      <BulkBar
        count={selected.length}
        onClear={() => setChosen(new Set())}
        onDialog={(kind) => setDialog({ kind, names: selected })}
        onHide={(hidden) => setDialog({ kind: hidden ? 'hide' : 'show', names: selected })}
      />
      <ListDialog
        dialog={dialog}
        place={place}
        groups={groups}
        live={live}
        onClose={() => setDialog(null)}
        onDone={() => {
          setDialog(null)
          setChosen(new Set())
        }}
      />
      <p role="status" className="sr-only">
        {list.said}
      </p>
    </div>
  )
}
