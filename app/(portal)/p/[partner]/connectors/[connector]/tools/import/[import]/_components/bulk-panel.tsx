'use client'

import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/choice'
import { ChoiceField, Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { plural } from '../../../../../_components/plural'
import { countTooLong, withPrefix, withTagGroups } from '../_choosing/bulk-edits'
import { type Kind, withEdit } from '../_choosing/edit'
import type { Choosing } from '../_choosing/use-choosing'

interface BulkPanelProps {
  id: string
  choosing: Choosing
  room: number
  slug: string
}

/** One edit of every chosen new tool. Tools that are there are edited on their own page. */
export function BulkPanel({ id, choosing, room, slug }: BulkPanelProps) {
  const { chosen, edits, setEdits } = choosing
  const fresh = chosen.filter(({ state }) => state === 'new')
  const keys = fresh.map(({ operation }) => operation)
  const hidden = keys.filter((key) => edits.get(key)?.hidden).length
  return (
    <fieldset id={id} className="max-h-[50dvh] overflow-y-auto">
      <legend className="sr-only">Edit {plural(fresh.length, 'new tool')}</legend>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-[1.2fr_1fr_1.4fr]">
        <PrefixField
          tooLong={(prefix) => countTooLong(fresh, edits, prefix, room)}
          onAdd={(prefix) => setEdits(withPrefix(fresh, edits, prefix, room))}
        />
        <Field
          label="Kind"
          help={
            <>
              Reads need <code>{slug}:read</code>, the rest <code>{slug}:write</code>.
            </>
          }
        >
          <Select
            value=""
            onChange={({ target }) => setEdits(withEdit(edits, keys, () => ({ kind: target.value as Kind })))}
          >
            <option value="">Set all to…</option>
            <option value="Read">Read only</option>
            <option value="Write">Write</option>
            <option value="Destructive">Destructive</option>
          </Select>
        </Field>
        <GroupField
          onSet={(group) => setEdits(withEdit(edits, keys, () => ({ group })))}
          onTags={() => setEdits(withTagGroups(fresh, edits))}
        />
      </div>
      <ChoiceField label="Hidden" help="Kept in the draft; Claude does not see it." className="mt-3">
        <Checkbox
          checked={hidden > 0 && hidden === keys.length}
          onChange={({ target }) => setEdits(withEdit(edits, keys, () => ({ hidden: target.checked })))}
        />
      </ChoiceField>
    </fieldset>
  )
}

function PrefixField({ tooLong, onAdd }: { tooLong: (prefix: string) => number; onAdd: (prefix: string) => void }) {
  const [prefix, setPrefix] = useState('')
  const over = prefix ? tooLong(prefix) : 0
  const said =
    over > 0
      ? `${plural(over, 'name')} would get too long and ${over === 1 ? 'stays as it is' : 'stay as they are'}.`
      : ''
  const isWrong = prefix !== '' && !/^[a-zA-Z0-9_-]+$/.test(prefix)
  return (
    <Field
      label="Prefix"
      help={said || 'Before every name, like shop_.'}
      error={isWrong ? 'Use letters, digits, underscores and hyphens' : undefined}
    >
      <span className="flex gap-2">
        <PrefixInput value={prefix} onChange={setPrefix} />
        <Button
          disabled={prefix === '' || isWrong}
          onClick={() => {
            onAdd(prefix)
            setPrefix('')
          }}
        >
          Add prefix
        </Button>
      </span>
    </Field>
  )
}

function PrefixInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Input
      mono
      maxLength={64}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function GroupField({ onSet, onTags }: { onSet: (group: string) => void; onTags: () => void }) {
  const [group, setGroup] = useState('')
  return (
    <Field
      label="Group"
      help="A heading on the Tools page; Claude does not see it."
      className="sm:col-span-2 lg:col-span-1"
    >
      <span className="flex gap-2">
        <Input maxLength={60} autoComplete="off" value={group} onChange={({ target }) => setGroup(target.value)} />
        <Button disabled={group.trim() === ''} onClick={() => onSet(group.trim())}>
          Set group
        </Button>
        <Button onClick={onTags}>From tags</Button>
      </span>
    </Field>
  )
}
