import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { TextLink } from '@/app/_components/ui/text-link'
import type { ActivityEntry, ActivityFilter } from '@/lib/activity/schema'

interface FilterFormProps {
  here: string
  filter: ActivityFilter
  people: NonNullable<ActivityEntry['person']>[]
  kinds: string[]
}

/** "custom_domain" as "Custom domain". */
function inWords(kind: string): string {
  const words = kind.replaceAll(/[^a-zA-Z0-9]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Which entries are shown. A plain form: the address holds the filter, and it works before scripts load. */
export function FilterForm({ here, filter, people, kinds }: FilterFormProps) {
  const filtered = Boolean(filter.person || filter.kind || filter.subject)
  return (
    <form action={here} aria-label="Filter" className="flex flex-col gap-3 sm:flex-row sm:items-end">
      <Field label="Who" className="sm:w-52">
        <Select name="person" defaultValue={filter.person ?? ''}>
          <option value="">Everyone</option>
          {people.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {name ? `${name} (${email})` : email}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Kind" className="sm:w-40">
        <Select name="kind" defaultValue={filter.kind ?? ''}>
          <option value="">Everything</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {inWords(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Subject" className="grow">
        <Input name="subject" placeholder="orders/get_order" maxLength={200} defaultValue={filter.subject} mono />
      </Field>
      <div className="flex h-9 items-center gap-3">
        <Button type="submit">Filter</Button>
        {filtered && <TextLink href={here}>Show all</TextLink>}
      </div>
    </form>
  )
}
