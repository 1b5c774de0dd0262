import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Card, Disclosure } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import type { FoundOperation } from '@/lib/definitions/import-schema'
import { type Choice, withPrefix } from './choices'

interface BulkEditProps {
  /** The chosen operations that become new tools. */
  chosen: { found: FoundOperation; choice: Choice }[]
  room: number
  onChange: (change: (found: FoundOperation, choice: Choice) => Partial<Choice>) => void
}

/** One change to all chosen new tools. */
export function BulkEdit({ chosen, room, onChange }: BulkEditProps) {
  return (
    <Disclosure summary={`Edit the ${chosen.length} chosen together`}>
      <Card className="flex flex-col gap-4">
        <PrefixEdit chosen={chosen} room={room} onChange={onChange} />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Marked as" help="Write tools need the write scope: it follows from this mark.">
            <Select
              value=""
              onChange={({ target: { value } }) =>
                onChange((found) => ({ kind: value === 'proposed' ? found.kind : (value as Choice['kind']) }))
              }
            >
              <option value="">Leave as they are</option>
              <option value="proposed">As proposed</option>
              <option value="Read">Read</option>
              <option value="Write">Write</option>
              <option value="Destructive">Destructive</option>
            </Select>
          </Field>
          <Field label="Groups" help="Headings on your own pages. Claude does not see them.">
            <Select
              value=""
              onChange={({ target: { value } }) =>
                onChange((found) => ({ group: value === 'tags' ? (found.tags[0] ?? '').slice(0, 60) : '' }))
              }
            >
              <option value="">Leave as they are</option>
              <option value="tags">From tags</option>
              <option value="none">None</option>
            </Select>
          </Field>
          <Field label="Served" help="A hidden tool is kept, and Claude does not see it.">
            <Select value="" onChange={({ target: { value } }) => onChange(() => ({ hidden: value === 'hidden' }))}>
              <option value="">Leave as they are</option>
              <option value="served">Served</option>
              <option value="hidden">Hidden</option>
            </Select>
          </Field>
        </div>
      </Card>
    </Disclosure>
  )
}

function PrefixEdit({ chosen, room, onChange }: BulkEditProps) {
  const [prefix, setPrefix] = useState('')
  const names = chosen.map(({ choice }) => withPrefix(choice.name, prefix, 'add'))
  const long = names.filter((name) => name.length > room).length
  const example = prefix === '' || names.length === 0 ? 'Put before every name, with an underscore.' : `${names[0]}`
  const apply = (mode: 'add' | 'replace') => {
    onChange((_, choice) => ({ name: withPrefix(choice.name, prefix, mode) }))
    setPrefix('')
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field
        label="Prefix"
        className="min-w-48 grow"
        help={
          prefix && long > 0 ? `${example}; ${long} of ${names.length} get longer than ${room} characters.` : example
        }
      >
        <Input mono value={prefix} spellCheck={false} onChange={(event) => setPrefix(event.target.value.trim())} />
      </Field>
      <div className="flex gap-2 pb-[26px]">
        <Button aria-disabled={prefix === ''} onClick={() => prefix && apply('add')}>
          Add prefix
        </Button>
        <Button variant="ghost" onClick={() => apply('replace')}>
          Replace first word
        </Button>
      </div>
    </div>
  )
}
